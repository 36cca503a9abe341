package com.shop.playground.storefront.page;

/** Page object of the list of products for admins, with the tabs of all pages for admins. */
public final class AdminProductsPage extends Page {
  public AdminProductsPage(Storefront shop) {
    super(shop);
  }

  public void open() {
    goTo("/admin/products");
  }

  public void awaitShown() {
    find("new-product");
  }

  /** Searches for products, and waits until so many are in the list. */
  public void searchFor(String text, int count) {
    type("admin-search", text + "\n");
    awaitCount(count);
  }

  /** What is being searched for. */
  public String search() {
    return value("admin-search");
  }

  public void awaitCount(int count) {
    awaitThat(() -> count() == count);
  }

  /** How many products are in the list. */
  public int count() {
    return all("admin-product").size();
  }

  public void showMore() {
    click("show-more");
  }

  /**
   * @param index 0 for the first one
   */
  public void openProduct(int index) {
    click("admin-product", index);
  }

  public void createProduct() {
    click("new-product");
  }

  public void openOrders() {
    click("admin-orders");
  }

  public void openUsers() {
    click("admin-users");
  }
}

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

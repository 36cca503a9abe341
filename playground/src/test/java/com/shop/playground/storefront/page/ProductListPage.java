package com.shop.playground.storefront.page;

import java.util.List;

/** Page object of the list of products. */
public final class ProductListPage extends Page {
  public ProductListPage(Storefront shop) {
    super(shop);
  }

  /**
   * @param query of the address, such as {@code ?q=mug}, or nothing
   */
  public void open(String query) {
    goTo("/products" + query);
  }

  public List<String> names() {
    return texts("product-link");
  }

  public void awaitNames(String... names) {
    awaitThat(() -> names().equals(List.of(names)));
  }

  public void awaitCount(int count) {
    awaitThat(() -> all("product-link").size() == count);
  }

  /**
   * @param index 0 for the first one
   */
  public void openProduct(int index) {
    click("product-link", index);
  }

  public void showMore() {
    click("show-more");
  }

  /** Waits for the message that nothing matches. */
  public void awaitNone() {
    find("no-products");
  }

  /**
   * @param order such as {@code price}
   */
  public void sortBy(String order) {
    choose("sort", order);
  }

  public void chooseCategory(String slug) {
    choose("filter-category", slug);
  }

  public void showOnlyInStock() {
    click("filter-in-stock");
  }

  /**
   * @param dollars the lowest price
   */
  public void showFrom(String dollars) {
    type("filter-min", dollars + "\t");
  }

  /**
   * @param dollars the highest price
   */
  public void showUpTo(String dollars) {
    type("filter-max", dollars + "\t");
  }
}

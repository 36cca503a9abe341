package com.shop.playground.storefront.page;

import java.util.List;

/** Page object of the first page. */
public final class HomePage extends Page {
  public HomePage(Storefront shop) {
    super(shop);
  }

  /** Opens the page, and waits for its products. */
  public void open() {
    goTo("/");
    find("product-card");
  }

  public List<String> categories() {
    return texts("category");
  }
}

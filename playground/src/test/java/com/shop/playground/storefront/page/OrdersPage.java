package com.shop.playground.storefront.page;

import java.util.List;

/** Page object of the orders of a customer. */
public final class OrdersPage extends Page {
  public OrdersPage(Storefront shop) {
    super(shop);
  }

  public void open() {
    goTo("/orders");
  }

  /** When the orders were placed, as the links to them say. */
  public List<String> dates() {
    return texts("order-link");
  }

  public void awaitCount(int count) {
    awaitThat(() -> all("order-link").size() == count);
  }

  /** The statuses of the API, such as {@code CONFIRMED}. */
  public List<String> statuses() {
    return all("status").stream().map(status -> status.getDomAttribute("data-status")).toList();
  }

  public void showMore() {
    click("show-more");
  }

  /**
   * @param index 0 for the newest one
   */
  public void openOrder(int index) {
    click("order-link", index);
  }
}

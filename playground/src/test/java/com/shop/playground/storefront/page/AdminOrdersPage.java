package com.shop.playground.storefront.page;

import java.util.List;

/** Page object of the orders of all customers. */
public final class AdminOrdersPage extends Page {
  public AdminOrdersPage(Storefront shop) {
    super(shop);
  }

  public void awaitShown() {
    find("filter-status");
  }

  /**
   * @param status of the API, such as {@code CONFIRMED}
   */
  public void showOnly(String status) {
    choose("filter-status", status);
  }

  /** The ids of the orders in the list. */
  public List<String> ids() {
    return all("order-link").stream()
        .map(link -> link.getDomAttribute("href").replaceFirst("^.*/", ""))
        .toList();
  }
}

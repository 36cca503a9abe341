package com.shop.playground.storefront.page;

/** Page object of an order with what only admins can do. */
public final class AdminOrderPage extends OrderPage {
  public AdminOrderPage(Storefront shop) {
    super(shop);
  }

  @Override
  public void open(String id) {
    goTo("/admin/orders/" + id);
  }

  public void ship() {
    click("ship");
  }

  public void deliver() {
    click("deliver");
  }

  public void awaitRefundForm() {
    find("refund-form");
  }

  /**
   * @param dollars such as {@code 10}
   */
  public void refund(String dollars, String reason) {
    type("amount", dollars);
    type("reason", reason);
    click("refund");
  }
}

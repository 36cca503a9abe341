package com.shop.playground.storefront.page;

import org.openqa.selenium.By;

/** Page object of an order. */
public class OrderPage extends Page {
  public OrderPage(Storefront shop) {
    super(shop);
  }

  public void open(String id) {
    goTo("/orders/" + id);
  }

  /** The id of the order, once its page is shown. */
  public final String id() {
    awaitThat(() -> address().contains("/orders/"));
    return address().replaceFirst("^.*/orders/", "").replaceFirst("\\?.*", "");
  }

  /**
   * @param status of the API, such as {@code CONFIRMED}
   */
  public final void awaitStatus(String status) {
    awaitThat(() -> find("status").getDomAttribute("data-status").equals(status));
  }

  /**
   * @param type of the API, such as {@code SHIPPED}
   */
  public final void awaitEvent(String type) {
    find("event-" + type);
  }

  /** Whether events are shown as soon as they happen; not when nothing is in progress. */
  public final boolean isLive() {
    return !driver.findElements(By.cssSelector(".live")).isEmpty();
  }

  public final String total() {
    return text("order-total");
  }

  public final String deliveryAddress() {
    return text("order-address");
  }

  /** The message that the order is confirmed. */
  public final String confirmation() {
    return text("thanks");
  }

  /** Cancels the order, and confirms that. */
  public final void cancel() {
    click("cancel");
    click("cancel-yes");
  }

  /** Follows the link from a rejected order to the checkout. */
  public final void checkOutAgain() {
    click("check-out-again");
  }

  public final boolean canBeCancelled() {
    return shows("cancel");
  }

  /** Waits until the page says how much was refunded. */
  public final void awaitRefund() {
    find("refunded");
  }
}

package com.shop.playground.storefront.page;

import java.util.List;

/** The lines of the cart, which its own page and the checkout show; acts are on the first line. */
public abstract class CartLines extends Page {
  CartLines(Storefront shop) {
    super(shop);
  }

  public List<String> lines() {
    return texts("cart-line");
  }

  public int quantity() {
    return Integer.parseInt(value("quantity"));
  }

  public void setQuantity(int quantity) {
    type("quantity", quantity + "\t");
  }

  /** As {@link #setQuantity}, and the focus stays in the field. */
  public void setQuantityByEnter(int quantity) {
    type("quantity", quantity + "\n");
  }

  public void increase() {
    click("increase");
  }

  public void decrease() {
    click("decrease");
  }

  public void remove() {
    click("remove");
  }

  public String total() {
    return text("cart-total");
  }

  /** Whether there is less in stock than a line needs. */
  public boolean showsShortage() {
    return shows("shortage");
  }

  /** Lowers the quantity to what is in stock. */
  public void takeAvailable() {
    click("take-available");
  }

  public void awaitEmpty() {
    find("cart-empty");
  }

  /** The message about products that did not fit into the cart at sign-in. */
  public String leftOver() {
    return text("left-over");
  }

  public void addLeftOver() {
    click("add-left-over");
  }

  public void awaitNothingLeftOver() {
    awaitThat(() -> !shows("left-over"));
  }

  /** The message about products that are no longer sold. */
  public String withdrawn() {
    return text("withdrawn");
  }

  public void forgetWithdrawn() {
    click("forget-withdrawn");
  }

  public void awaitNothingWithdrawn() {
    awaitThat(() -> !shows("withdrawn"));
  }
}

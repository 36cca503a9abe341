package com.shop.playground.storefront.page;

/** Page object of the cart. */
public final class CartPage extends CartLines {
  public CartPage(Storefront shop) {
    super(shop);
  }

  public void checkOut() {
    click("checkout");
  }
}

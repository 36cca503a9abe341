package com.shop.playground.storefront;

import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import com.shop.playground.system.RunningShop;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** Tests of a customer who buys ten pieces at most of a product that nobody else buys. */
abstract class AtCheckout extends InBrowser {
  Customer carol;
  String product;

  @BeforeEach
  void open() {
    browser = Browser.open(Browser.Screen.DESKTOP);
    carol = Customer.register(RunningShop.endpoint());
    product = Stock.product("Chair " + UUID.randomUUID(), 10);
  }

  /** The checkout with all that an order of two pieces needs. */
  CheckoutPage ready() {
    CheckoutPage checkout = CheckoutPage.of(browser, carol, product);
    checkout.useTestCard(Bodies.GOOD_CARD);
    return checkout;
  }
}

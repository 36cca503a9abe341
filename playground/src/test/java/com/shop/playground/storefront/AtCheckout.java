package com.shop.playground.storefront;

import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import com.shop.playground.storefront.page.Address;
import com.shop.playground.storefront.page.CheckoutPage;
import com.shop.playground.storefront.page.OrderPage;
import com.shop.playground.storefront.page.ProductPage;
import com.shop.playground.storefront.page.SignInPage;
import com.shop.playground.system.RunningShop;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** Tests of a customer who buys ten pieces at most of a product that nobody else buys. */
abstract class AtCheckout extends InBrowser {
  static final Address ADDRESS =
      new Address("Carol Example", "1 Main St", "12345", "Springfield", "US");

  Customer carol;
  String product;
  CheckoutPage checkout;
  OrderPage orderPage;

  @BeforeEach
  void createProduct() {
    carol = Customer.register(RunningShop.endpoint());
    product = Stock.product("Chair " + UUID.randomUUID(), 10);
    checkout = new CheckoutPage(shop);
    orderPage = new OrderPage(shop);
  }

  /** Opens the checkout with all that an order of two pieces needs. */
  void beReady() {
    beReadyButForTheCard();
    checkout.useTestCard(Bodies.GOOD_CARD);
  }

  /** As {@link #beReady}, without a card. */
  void beReadyButForTheCard() {
    ProductPage productPage = new ProductPage(shop);
    productPage.open(product);
    productPage.addToCart(2);
    checkout.open();
    new SignInPage(shop).signIn(carol.email(), Bodies.PASSWORD);
    enterAddress(ADDRESS);
  }

  void enterAddress(Address address) {
    checkout.awaitForm();
    checkout.newAddress().enter(address);
  }
}

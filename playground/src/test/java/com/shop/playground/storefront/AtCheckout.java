package com.shop.playground.storefront;

import static com.shop.playground.system.RunningShop.CRASH_POINTS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import com.shop.playground.shop.Service;
import com.shop.playground.storefront.page.Address;
import com.shop.playground.storefront.page.CheckoutPage;
import com.shop.playground.storefront.page.OrderPage;
import com.shop.playground.storefront.page.ProductPage;
import com.shop.playground.storefront.page.SignInPage;
import com.shop.playground.system.RunningShop;
import com.shop.playground.wire.CrashPoints.Disturbance;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests of a customer who buys ten pieces at most of a product that nobody else buys. */
abstract class AtCheckout extends InBrowser {
  static final Address ADDRESS =
      new Address("Carol Example", "1 Main St", "12345", "Springfield", "US");

  private static final String RESERVATION =
      "order-service calls product-service: PUT /internal/reservations/{id}";

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

  /**
   * Lets the customer's cart have two pieces of another product at the same price, whose id it
   * returns.
   */
  String replaceInCart() {
    String other = Stock.product("Book " + UUID.randomUUID(), 10);
    assertEquals(204, carol.delete("/order/cart/items/" + product).statusCode());
    assertEquals(200, carol.put("/order/cart/items/" + other, Map.of("quantity", 2)).statusCode());
    return other;
  }

  /** Pays with a good card and the address, which is still there. */
  void payWithAGoodCard() {
    assertEquals(ADDRESS, checkout.newAddress().entered());
    checkout.useTestCard(Bodies.GOOD_CARD);
    checkout.pay();
    orderPage.awaitStatus("CONFIRMED");
    assertEquals(8, Stock.available(product));
  }

  /** Pays while payment-service is killed, as soon as the stock is reserved. */
  void payWhilePaymentServiceIsKilled() {
    Runnable kill =
        () -> {
          CRASH_POINTS.disturb(Optional.empty());
          try {
            RunningShop.kill(Service.PAYMENT);
          } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    CRASH_POINTS.disturb(Optional.of(new Disturbance(RESERVATION, kill)));
    checkout.pay();
    orderPage.awaitStatus("PENDING");
  }

  /** What a test has killed, even if it failed. */
  @AfterEach
  void startAll() throws Exception {
    CRASH_POINTS.disturb(Optional.empty());
    if (browser != null) {
      RunningShop.start();
    }
  }

  void enterAddress(Address address) {
    checkout.awaitForm();
    checkout.newAddress().enter(address);
  }
}

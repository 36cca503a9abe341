package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import com.shop.playground.storefront.page.Keyboard;
import com.shop.playground.storefront.page.OrderPage;
import com.shop.playground.storefront.page.OrdersPage;
import com.shop.playground.storefront.page.SignInPage;
import com.shop.playground.system.RunningShop;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of an order and the history of orders. */
class OrderPageIT extends InBrowser {
  private Customer carol;
  private String product;
  private String order;
  private OrdersPage orders;
  private OrderPage orderPage;

  @BeforeEach
  void openHistory() {
    carol = Customer.register(RunningShop.endpoint());
    product = Stock.product("Chair " + UUID.randomUUID(), 50);
    order = carol.buy(product, 2);
    orders = new OrdersPage(shop);
    orderPage = new OrderPage(shop);
    orders.open();
    new SignInPage(shop).signIn(carol.email(), Bodies.PASSWORD);
    orders.awaitCount(1);
  }

  @Test
  @Covers({"STORE-31", "STORE-42"})
  void anErrorIsOverOnceTheOrderIsRead() {
    network.turnAway("GET", "/order/" + order, 503);
    orderPage.open(order);
    shop.error();
    network.restore();
    shop.retry();
    orderPage.awaitStatus("CONFIRMED");
    shop.awaitThat(() -> !shop.showsError());
    assertTrue(new Keyboard(shop).text().startsWith("Chair"));
  }

  @Test
  @Covers("STORE-11")
  void eventsAreFollowedAgainAfterABrokenConnection() {
    network.turnAway("GET", "/order/" + order + "/events", 503);
    orderPage.open(order);
    orderPage.awaitStatus("CONFIRMED");
    network.restore();
    orderPage.awaitEvent("CONFIRMED");
  }

  @Test
  @Covers("STORE-11")
  void anOrderIsReadAgainWhenTheVisitorReturns() {
    browser.scriptFirst("window.setInterval = () => 0;");
    shop.reload();
    awaitConfirmed();
    ship();
    browser.script("dispatchEvent(new Event('focus'))");
    orderPage.awaitEvent("SHIPPED");
    orderPage.awaitStatus("SHIPPED");
    assertFalse(orderPage.canBeCancelled());
  }

  @Test
  @Covers("STORE-11")
  void anOrderThatStaysOpenIsReadAgain() {
    awaitConfirmed();
    ship();
    orderPage.awaitEvent("SHIPPED");
    orderPage.awaitStatus("SHIPPED");
  }

  @Test
  @Covers({"STORE-5", "STORE-42"})
  void theHistoryIsWhereItWasLeft() {
    for (int i = 0; i < 20; i++) {
      carol.buy(product, 1);
    }
    shop.reload();
    orders.awaitCount(20);
    orders.showMore();
    orders.awaitCount(21);
    assertTrue(new Keyboard(shop).isAt("order-link"));
    orders.openOrder(20);
    shop.awaitAddress("/orders/" + order);
    orderPage.cancel();
    orderPage.awaitStatus("CANCELLED");

    shop.back();
    orders.awaitCount(21);
    orders.awaitThat(() -> (Long) browser.script("return Math.round(scrollY)") > 0);
    orders.awaitThat(() -> orders.statuses().get(20).equals("CANCELLED"));
  }

  @ParameterizedTest
  @CsvSource({
    "/orders, orders.title",
    "/orders/{id}, order.title",
    "/cart, cart.title",
    "/checkout, checkout.title"
  })
  @Covers("STORE-33")
  void whatIsBeingLoadedHasItsPlace(String address, String heading) {
    browser.scriptFirst(
        """
        const real = window.fetch;
        const released = new Promise(release => { window.release = release; });
        window.fetch = async (url, options) => {
          if (url.startsWith('/order')) await released;
          return real(url, options);
        };
        """);
    shop.open(address.replace("{id}", order));
    shop.reload();
    shop.awaitHeading(texts.of(heading));
    shop.awaitThat(this::isLoading);
    browser.script("release()");
    shop.awaitThat(() -> !isLoading());
  }

  private boolean isLoading() {
    return (Boolean) browser.script("return document.querySelector('main .skeleton') !== null");
  }

  private void awaitConfirmed() {
    orderPage.open(order);
    orderPage.awaitEvent("CONFIRMED");
    orderPage.awaitThat(() -> !orderPage.isLive());
  }

  private void ship() {
    assertEquals(200, Stock.admin().post("/order/" + order + "/ship").statusCode());
  }
}

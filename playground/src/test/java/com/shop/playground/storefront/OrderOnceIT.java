package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Client;
import com.shop.playground.shop.Service;
import com.shop.playground.storefront.page.OrdersPage;
import com.shop.playground.storefront.page.ProductPage;
import com.shop.playground.system.RunningShop;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One decision to buy is one order, whatever happens to the browser, the network or a service. */
class OrderOnceIT extends AtCheckout {
  private static final int ALL = 1_000;

  /** The key of the order whose outcome the browser does not know. */
  private static final String STORED_KEY =
      """
      const [, intent] = Object.entries(localStorage).find(([key]) => key.startsWith('shop.intent'));
      return JSON.parse(intent).key;
      """;

  @Test
  @Covers("STORE-9")
  void pressingTwiceOrdersOnce() {
    beReady();
    browser.script(
        """
        window.orders = 0;
        const real = window.fetch;
        window.fetch = (url, options) => {
          if (options.method === 'POST' && url === '/order') orders++;
          return real(url, options);
        };
        const pay = document.querySelector('[data-testid=pay]');
        pay.click();
        pay.click();
        """);
    orderPage.awaitStatus("CONFIRMED");
    // The shop would refuse a second one, since the cart has been ordered.
    assertEquals(1L, browser.script("return orders"));
    assertOrderedOnce();
  }

  @Test
  @Covers("STORE-9")
  void aLostResponseIsAskedForAgain() {
    beReady();
    network.loseResponses("POST", "/order", 1);
    checkout.pay();
    orderPage.awaitStatus("CONFIRMED");
    assertOrderedOnce();
  }

  @Test
  @Covers("STORE-9")
  void aReloadInTheMiddleFindsTheOrder() {
    payWithoutAResponse();
    shop.reload();
    orderPage.awaitStatus("CONFIRMED");
    assertOrderedOnce();
  }

  @Test
  @Covers("STORE-9")
  void anOrderThatWasTurnedAwayIsNotPlacedLater() {
    beReady();
    network.turnAway("POST", "/order", 429);
    checkout.pay();
    checkout.explanation();
    assertNotOrderedLater();

    checkout.useTestCard(Bodies.GOOD_CARD);
    checkout.pay();
    orderPage.awaitStatus("CONFIRMED");
    assertOrderedOnce();
  }

  @Test
  @Covers("STORE-9")
  void anOrderThatWasTurnedAwayTwiceIsNotPlacedLater() {
    beReady();
    network.turnAway("POST", "/order", 401);
    checkout.pay();
    checkout.awaitUnknown();
    network.restore();
    network.turnAway("POST", "/order", 429);
    checkout.askAgain();
    checkout.explanation();
    assertNotOrderedLater();
  }

  @Test
  @Covers("STORE-9")
  void aPendingOrderThatIsTurnedAwayIsSentAgainByAClick() {
    payWithoutAResponse();
    new ProductPage(shop).open(product);
    shop.reload();
    network.turnAway("POST", "/order", 429);
    checkout.open();
    checkout.awaitUnknown();

    network.restore();
    checkout.askAgain();
    orderPage.awaitStatus("CONFIRMED");
    assertOrderedOnce();
  }

  @Test
  @Covers("STORE-9")
  void anOrderThatWasNeverReceivedIsNotPlacedForAnotherCart() {
    beReady();
    network.loseRequests("POST", "/order");
    checkout.pay();
    checkout.awaitUnknown();
    assertEquals(
        200, carol.put("/order/cart/items/" + product, Map.of("quantity", 3)).statusCode());
    network.restore();
    checkout.askAgain();
    enterAddress(ADDRESS);
    assertEquals(List.of(), carol.orderIds());

    checkout.useTestCard(Bodies.GOOD_CARD);
    checkout.pay();
    orderPage.awaitStatus("CONFIRMED");
    assertEquals(List.of(orderPage.id()), carol.orderIds());
    assertEquals(7, Stock.available(product));
  }

  @Test
  @Covers({"STORE-9", "STORE-38"})
  void anOrderThatWasLostIsNotSentAgainForAnotherCart() {
    beReady();
    network.hold("POST", "/order");
    checkout.pay();
    checkout.awaitThat(network::holds);
    replaceInCart();
    network.restore();
    network.failHeld();
    assertEquals(texts.of("checkout.orderUnclear"), checkout.explanation());
    assertEquals(List.of(), carol.orderIds());
  }

  @Test
  @Covers({"STORE-9", "STORE-38"})
  void anOrderThatWasPlacedUnseenIsMentionedBesideAnotherCart() {
    payWithoutAResponse();
    replaceInCart();
    assertEquals(texts.of("checkout.orderUnclear"), checkout.explanation());
    assertEquals(1, carol.orderIds().size());
  }

  @Test
  @Covers("STORE-9")
  void theBackButtonOrdersNothing() {
    payWithoutAResponse();
    shop.back();
    shop.awaitAddress("/products/" + product);
    shop.forward();
    checkout.awaitResuming();
    network.restore();
    orderPage.awaitStatus("CONFIRMED");

    shop.back();
    shop.awaitAddress("/products/" + product);
    checkout.open();
    checkout.awaitEmpty();
    shop.back();
    shop.forward();
    checkout.awaitEmpty();
    OrdersPage orders = new OrdersPage(shop);
    orders.open();
    orders.openOrder(0);
    assertOrderedOnce();
  }

  @Test
  @Covers("STORE-9")
  void aSecondTabFindsTheCartOrdered() {
    beReady();
    String first = browser.currentTab();
    browser.openTab();
    checkout.open();
    enterAddress(ADDRESS);
    checkout.useTestCard(Bodies.GOOD_CARD);
    String second = browser.currentTab();

    browser.switchTo(first);
    checkout.pay();
    orderPage.awaitStatus("CONFIRMED");
    browser.switchTo(second);
    checkout.pay();
    checkout.awaitEmpty();
    browser.switchTo(first);
    assertOrderedOnce();
  }

  @Test
  @Covers("STORE-9")
  void anEditedOrderHasAnotherKey() {
    beReady();
    String first = browser.currentTab();
    browser.openTab();
    checkout.open();
    enterAddress(ADDRESS);
    String second = browser.currentTab();

    browser.switchTo(first);
    network.loseRequests("POST", "/order");
    checkout.pay();
    checkout.awaitUnknown();
    Object lostKey = browser.script(STORED_KEY);

    browser.switchTo(second);
    enterAddress(ADDRESS.withRecipient("Caroline Example"));
    checkout.useTestCard(Bodies.GOOD_CARD);
    network.loseRequests("POST", "/order");
    checkout.pay();
    checkout.awaitUnknown();
    Object editedKey = browser.script(STORED_KEY);
    assertNotEquals(lostKey, editedKey);

    network.restore();
    checkout.askAgain();
    orderPage.awaitStatus("CONFIRMED");
    assertTrue(orderPage.deliveryAddress().contains("Caroline Example"));
    assertOrderedOnce();
  }

  @Test
  @Covers({"STORE-10", "STORE-11"})
  void aCartThatIsBeingOrderedShowsThatOrderLive() throws Exception {
    beReadyButForTheCard();
    checkout.useTestCard("4000000000009995");
    checkout.pay();
    checkout.explanation();
    String card = carol.card(Bodies.GOOD_CARD);
    RunningShop.kill(Service.PAYMENT);
    Response elsewhere = carol.order(Bodies.order(card), Client.header("Prefer", "respond-async"));
    assertEquals(202, elsewhere.statusCode(), elsewhere::asString);

    // The page has the token of this card, and needs payment-service no more.
    checkout.pay();
    assertEquals(elsewhere.path("id"), orderPage.id());
    orderPage.awaitStatus("PENDING");
    orderPage.awaitEvent("STOCK_RESERVED");

    RunningShop.start();
    orderPage.awaitStatus("CONFIRMED");
    orderPage.awaitEvent("CONFIRMED");
    assertEquals(8, Stock.available(product));
  }

  @Test
  @Covers({"STORE-9", "STORE-11"})
  void aServiceThatIsKilledInTheMiddleDelaysTheOrder() throws Exception {
    beReady();
    payWhilePaymentServiceIsKilled();
    orderPage.awaitEvent("STOCK_RESERVED");

    RunningShop.start();
    orderPage.awaitStatus("CONFIRMED");
    orderPage.awaitEvent("PAYMENT_CAPTURED");
    assertOrderedOnce();
  }

  /** The order has been placed, and the page does not learn it. */
  private void payWithoutAResponse() {
    beReady();
    network.loseResponses("POST", "/order", ALL);
    checkout.pay();
    checkout.awaitThat(() -> carol.orderIds().size() == 1);
  }

  /** Leaves the checkout, and comes back when all requests arrive. */
  private void assertNotOrderedLater() {
    network.restore();
    new ProductPage(shop).open(product);
    checkout.open();
    checkout.awaitForm();
    assertEquals(List.of(), carol.orderIds());
  }

  private void assertOrderedOnce() {
    assertEquals(List.of(orderPage.id()), carol.orderIds());
    assertEquals(8, Stock.available(product));
    assertFalse(
        (Boolean)
            browser.script(
                "return Object.keys(localStorage).some(key => key.startsWith('shop.intent'))"));
  }
}

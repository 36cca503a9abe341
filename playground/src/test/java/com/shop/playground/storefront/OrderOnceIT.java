package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Client;
import com.shop.playground.shop.Service;
import com.shop.playground.system.RunningShop;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
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

  /** What a test that failed has killed. */
  @AfterEach
  void startAll() throws Exception {
    if (browser != null) {
      RunningShop.start();
    }
  }

  @Test
  @Covers("STORE-9")
  void pressingTwiceOrdersOnce() {
    CheckoutPage checkout = ready();
    checkout.script(
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
    checkout.awaitStatus("CONFIRMED");
    // The shop would refuse a second one, since the cart has been ordered.
    assertEquals(1L, checkout.script("return orders"));
    assertOrderedOnce(checkout);
  }

  @Test
  @Covers("STORE-9")
  void aLostResponseIsAskedForAgain() {
    CheckoutPage checkout = ready();
    checkout.loseResponses("POST", "/order", 1);
    checkout.pay();
    checkout.awaitStatus("CONFIRMED");
    assertOrderedOnce(checkout);
  }

  @Test
  @Covers("STORE-9")
  void aReloadInTheMiddleFindsTheOrder() {
    CheckoutPage checkout = paidWithoutAResponse();
    checkout.reload();
    checkout.awaitStatus("CONFIRMED");
    assertOrderedOnce(checkout);
  }

  @Test
  @Covers("STORE-9")
  void anOrderThatWasTurnedAwayIsNotPlacedLater() {
    CheckoutPage checkout = ready();
    checkout.turnAway("POST", "/order", 429);
    checkout.pay();
    checkout.find("explanation");
    assertNotOrderedLater(checkout);

    checkout.useTestCard(Bodies.GOOD_CARD);
    checkout.pay();
    checkout.awaitStatus("CONFIRMED");
    assertOrderedOnce(checkout);
  }

  @Test
  @Covers("STORE-9")
  void anOrderThatWasTurnedAwayTwiceIsNotPlacedLater() {
    CheckoutPage checkout = ready();
    checkout.turnAway("POST", "/order", 401);
    checkout.pay();
    checkout.find("unknown");
    checkout.restoreNetwork();
    checkout.turnAway("POST", "/order", 429);
    checkout.click("ask-again");
    checkout.find("explanation");
    assertNotOrderedLater(checkout);
  }

  @Test
  @Covers("STORE-9")
  void aPendingOrderThatIsTurnedAwayIsSentAgainByAClick() {
    CheckoutPage checkout = paidWithoutAResponse();
    checkout.open("/products/" + product);
    checkout.reload();
    checkout.turnAway("POST", "/order", 429);
    checkout.open("/checkout");
    checkout.find("unknown");

    checkout.restoreNetwork();
    checkout.click("ask-again");
    checkout.awaitStatus("CONFIRMED");
    assertOrderedOnce(checkout);
  }

  @Test
  @Covers("STORE-9")
  void anOrderThatWasNeverReceivedIsNotPlacedForAnotherCart() {
    CheckoutPage checkout = ready();
    checkout.loseRequests("POST", "/order");
    checkout.pay();
    checkout.find("unknown");
    assertEquals(
        200, carol.put("/order/cart/items/" + product, Map.of("quantity", 3)).statusCode());
    checkout.restoreNetwork();
    checkout.click("ask-again");
    checkout.fillAddress();
    assertEquals(List.of(), carol.orderIds());

    checkout.useTestCard(Bodies.GOOD_CARD);
    checkout.pay();
    checkout.awaitStatus("CONFIRMED");
    assertEquals(List.of(checkout.orderId()), carol.orderIds());
    assertEquals(7, Stock.available(product));
  }

  @Test
  @Covers("STORE-9")
  void theBackButtonOrdersNothing() {
    CheckoutPage checkout = paidWithoutAResponse();
    browser.driver().navigate().back();
    checkout.awaitPath("/products/" + product);
    browser.driver().navigate().forward();
    checkout.find("resuming");
    checkout.restoreNetwork();
    checkout.awaitStatus("CONFIRMED");

    browser.driver().navigate().back();
    checkout.awaitPath("/products/" + product);
    checkout.open("/checkout");
    checkout.find("cart-empty");
    browser.driver().navigate().back();
    browser.driver().navigate().forward();
    checkout.find("cart-empty");
    checkout.open("/orders");
    checkout.click("order-link");
    assertOrderedOnce(checkout);
  }

  @Test
  @Covers("STORE-9")
  void aSecondTabFindsTheCartOrdered() {
    CheckoutPage checkout = ready();
    String first = browser.driver().getWindowHandle();
    browser.openTab();
    checkout.open("/checkout");
    checkout.fillAddress();
    checkout.useTestCard(Bodies.GOOD_CARD);
    String second = browser.driver().getWindowHandle();

    browser.driver().switchTo().window(first);
    checkout.pay();
    checkout.awaitStatus("CONFIRMED");
    browser.driver().switchTo().window(second);
    checkout.pay();
    checkout.find("cart-empty");
    browser.driver().switchTo().window(first);
    assertOrderedOnce(checkout);
  }

  @Test
  @Covers("STORE-9")
  void anEditedOrderHasAnotherKey() {
    CheckoutPage checkout = ready();
    String first = browser.driver().getWindowHandle();
    browser.openTab();
    checkout.open("/checkout");
    checkout.fillAddress();
    String second = browser.driver().getWindowHandle();

    browser.driver().switchTo().window(first);
    checkout.loseRequests("POST", "/order");
    checkout.pay();
    checkout.find("unknown");
    Object lostKey = checkout.script(STORED_KEY);

    browser.driver().switchTo().window(second);
    checkout.fillAddress("Caroline Example");
    checkout.useTestCard(Bodies.GOOD_CARD);
    checkout.loseRequests("POST", "/order");
    checkout.pay();
    checkout.find("unknown");
    Object editedKey = checkout.script(STORED_KEY);
    assertNotEquals(lostKey, editedKey);

    checkout.restoreNetwork();
    checkout.click("ask-again");
    checkout.awaitStatus("CONFIRMED");
    assertTrue(checkout.text("order-address").contains("Caroline Example"));
    assertOrderedOnce(checkout);
  }

  @Test
  @Covers({"STORE-10", "STORE-11"})
  void aCartThatIsBeingOrderedShowsThatOrderLive() throws Exception {
    CheckoutPage checkout = CheckoutPage.of(browser, carol, product);
    checkout.useTestCard("4000000000009995");
    checkout.pay();
    checkout.find("explanation");
    String card = carol.card(Bodies.GOOD_CARD);
    RunningShop.kill(Service.PAYMENT);
    Response elsewhere = carol.order(Bodies.order(card), Client.header("Prefer", "respond-async"));
    assertEquals(202, elsewhere.statusCode(), elsewhere::asString);

    // The page has the token of this card, and needs payment-service no more.
    checkout.pay();
    assertEquals(elsewhere.path("id"), checkout.orderId());
    checkout.awaitStatus("PENDING");
    checkout.find("event-STOCK_RESERVED");

    RunningShop.start();
    checkout.awaitStatus("CONFIRMED");
    checkout.find("event-CONFIRMED");
    assertEquals(8, Stock.available(product));
  }

  /** The order has been placed, and the page does not learn it. */
  private CheckoutPage paidWithoutAResponse() {
    CheckoutPage checkout = ready();
    checkout.loseResponses("POST", "/order", ALL);
    checkout.pay();
    checkout.awaitThat(() -> carol.orderIds().size() == 1);
    return checkout;
  }

  /** Leaves the checkout, and comes back when all requests arrive. */
  private void assertNotOrderedLater(CheckoutPage checkout) {
    checkout.restoreNetwork();
    checkout.open("/products/" + product);
    checkout.find("product-name");
    checkout.open("/checkout");
    checkout.find("checkout-form");
    assertEquals(List.of(), carol.orderIds());
  }

  private void assertOrderedOnce(CheckoutPage checkout) {
    assertEquals(List.of(checkout.orderId()), carol.orderIds());
    assertEquals(8, Stock.available(product));
    assertFalse(
        (Boolean)
            checkout.script(
                "return Object.keys(localStorage).some(key => key.startsWith('shop.intent'))"));
  }
}

package com.shop.playground.storefront;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Client;
import com.shop.playground.client.Customer;
import com.shop.playground.shop.Service;
import com.shop.playground.system.RunningShop;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One decision to buy is one order, whatever happens to the browser, the network or a service. */
class OrderOnceIT extends InBrowser {
  /** The shop receives the order, but the browser never gets the response. */
  private static final String LOSE_RESPONSES =
      """
      const real = window.fetch;
      let left = arguments[0];
      window.fetch = async (path, options) => {
        const response = await real(path, options);
        if (path !== '/order' || options.method !== 'POST' || left-- <= 0) return response;
        throw new TypeError('lost');
      };
      """;

  /** The shop never receives an order. */
  private static final String LOSE_REQUESTS =
      """
      const real = window.fetch;
      window.fetch = (path, options) =>
        path === '/order' && options.method === 'POST'
          ? Promise.reject(new TypeError('lost'))
          : real(path, options);
      """;

  private Customer carol;
  private String product;

  @BeforeEach
  void open() {
    browser = Browser.open(Browser.Screen.DESKTOP);
    carol = Customer.register(RunningShop.endpoint());
    product = Stock.product("Chair " + UUID.randomUUID(), 10);
  }

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
        "const pay = document.querySelector('[data-testid=pay]'); pay.click(); pay.click();");
    checkout.awaitStatus("CONFIRMED");
    assertOrderedOnce(checkout);
  }

  @Test
  @Covers("STORE-9")
  void aLostResponseIsAskedForAgain() {
    CheckoutPage checkout = ready();
    checkout.script(LOSE_RESPONSES, 1);
    checkout.pay();
    checkout.awaitStatus("CONFIRMED");
    assertOrderedOnce(checkout);
  }

  @Test
  @Covers("STORE-9")
  void aReloadInTheMiddleFindsTheOrder() {
    CheckoutPage checkout = ready();
    checkout.script(LOSE_RESPONSES, 1_000);
    checkout.pay();
    await().until(() -> carol.orderIds().size() == 1);
    checkout.reload();
    checkout.awaitStatus("CONFIRMED");
    assertOrderedOnce(checkout);
  }

  @Test
  @Covers("STORE-9")
  void anOrderThatWasNeverReceivedIsNotPlacedForAnotherCart() {
    CheckoutPage checkout = ready();
    checkout.script(LOSE_REQUESTS);
    checkout.pay();
    checkout.find("unknown");
    assertEquals(
        200, carol.put("/order/cart/items/" + product, Map.of("quantity", 3)).statusCode());
    checkout.reload();
    checkout.find("checkout-form");
    assertEquals(List.of(), carol.orderIds());
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

  private CheckoutPage ready() {
    CheckoutPage checkout = CheckoutPage.of(browser, carol, product);
    checkout.useTestCard(Bodies.GOOD_CARD);
    return checkout;
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

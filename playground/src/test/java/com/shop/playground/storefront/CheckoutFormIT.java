package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.system.RunningShop;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What customers enter and change at the checkout, and what becomes of it. */
class CheckoutFormIT extends AtCheckout {
  private static final List<String> CARD = List.of("number", "expiry", "cvc", "holder");

  @Test
  @Covers("STORE-28")
  void theTotalOfTheButtonIsPaid() {
    CheckoutPage checkout = ready();
    checkout.script(
        """
        document.querySelector('[aria-label="+1"]').click();
        document.querySelector('[data-testid=pay]').click();
        """);
    checkout.awaitThat(() -> checkout.text("pay").equals("Pay $104.70"));
    assertEquals(List.of(), carol.orderIds());

    checkout.pay();
    checkout.awaitStatus("CONFIRMED");
    assertEquals("$104.70", checkout.text("order-total"));
  }

  @Test
  @Covers("STORE-29")
  void twoQuickChangesCountTwice() {
    CheckoutPage checkout = ready();
    checkout.script(
        """
        const plus = document.querySelector('[aria-label="+1"]');
        plus.click();
        plus.click();
        """);
    checkout.awaitThat(() -> checkout.text("cart-total").equals("$139.60"));
    checkout.awaitThat(() -> quantityInCart() == 4);
  }

  @Test
  @Covers("STORE-29")
  void aChangeIsShownAtOnceAndTakenBackIfItFails() {
    CheckoutPage checkout = ready();
    checkout.script(
        """
        const real = window.fetch;
        const failure = new Promise((_, fail) => { window.failLate = () => fail(new TypeError('late')); });
        window.fetch = (url, options) => options.method === 'PUT' ? failure : real(url, options);
        document.querySelector('[aria-label="+1"]').click();
        """);
    checkout.awaitThat(() -> quantity(checkout).equals("3"));
    assertEquals("$104.70", checkout.text("cart-total"));
    assertFalse(checkout.find("pay").isEnabled());

    checkout.script("failLate()");
    checkout.awaitThat(() -> quantity(checkout).equals("2"));
    assertTrue(checkout.text("error").contains("The shop cannot be reached"));
    checkout.awaitThat(() -> checkout.text("pay").equals("Pay $69.80"));
    assertEquals(2, quantityInCart());
  }

  @Test
  @Covers("STORE-30")
  void whatWasTypedIsThereAfterAnotherPage() {
    CheckoutPage checkout = CheckoutPage.of(browser, carol, product);
    checkout.choose("country", "FR");
    checkout.click("save-address");
    checkout.open("/products/" + product);
    checkout.find("product-name");
    browser.driver().navigate().back();
    assertAddress(checkout);
    assertEquals("FR", checkout.find("country").getDomProperty("value"));
    assertTrue(checkout.find("save-address").isSelected());
  }

  /** The shop has received the refresh, and its response is lost: the token is spent. */
  @Test
  @Covers("STORE-30")
  void aLostRefreshCostsNothingButASignIn() {
    CheckoutPage checkout = CheckoutPage.of(browser, carol, product);
    spendRefreshToken();
    checkout.turnAway("PUT", "/order/cart/", 401);
    checkout.type("quantity", "3\t");
    checkout.find("sign-form");

    checkout.restoreNetwork();
    new SignInPage(browser.driver()).signIn(carol.email(), Bodies.PASSWORD);
    assertAddress(checkout);
    checkout.useTestCard(Bodies.GOOD_CARD);
    checkout.pay();
    checkout.awaitStatus("CONFIRMED");
    assertEquals(8, Stock.available(product));
  }

  @Test
  @Covers({"STORE-30", "STORE-31"})
  void anUnknownOutcomeLeavesTheFormAsItWas() {
    CheckoutPage checkout = ready();
    checkout.script(
        """
        const real = window.fetch;
        window.fetch = async (url, options) => url === '/order' && options.method === 'POST'
          ? new Response('', { status: 401, headers: { 'X-Request-Id': 'lost-and-found' } })
          : real(url, options);
        window.restoreNetwork = () => { window.fetch = real; };
        """);
    checkout.pay();
    checkout.find("unknown");
    assertTrue(checkout.text("request-id").contains("lost-and-found"));
    assertFalse(checkout.all("checkout-form").get(0).isDisplayed());

    checkout.restoreNetwork();
    checkout.turnAway("POST", "/order", 429);
    checkout.click("ask-again");
    checkout.find("explanation");
    assertAddress(checkout);
    for (String field : CARD) {
      assertFalse(checkout.find(field).getDomProperty("value").isEmpty(), field);
    }
    String stored =
        (String) checkout.script("return JSON.stringify([localStorage, sessionStorage])");
    assertFalse(stored.contains("4242"), stored);
  }

  @Test
  @Covers("STORE-31")
  void aDeclinedCardNamesTheRequestAndLeavesTheFocus() {
    CheckoutPage checkout = CheckoutPage.of(browser, carol, product);
    checkout.useTestCard("4000000000000002");
    checkout.find("pay").sendKeys(Keys.ENTER);
    checkout.find("explanation");
    assertTrue(checkout.text("request-id").matches("Request [0-9a-f-]+"));
    checkout.awaitThat(() -> new Keyboard(browser.driver()).isAt("pay"));
  }

  @Test
  @Covers("STORE-7")
  void aTestCardLeavesNoFieldMarked() {
    CheckoutPage checkout = CheckoutPage.of(browser, carol, product);
    checkout.pay();
    checkout.awaitThat(() -> isMarked(checkout, "number"));

    checkout.useTestCard(Bodies.GOOD_CARD);
    for (String field : CARD) {
      assertFalse(isMarked(checkout, field), field);
    }
    checkout.pay();
    checkout.awaitStatus("CONFIRMED");
  }

  private static String quantity(CheckoutPage checkout) {
    return checkout.find("quantity").getDomProperty("value");
  }

  private int quantityInCart() {
    return carol.get("/order/cart").path("items[0].quantity");
  }

  private static boolean isMarked(CheckoutPage checkout, String field) {
    return checkout.find(field).getDomAttribute("aria-invalid") != null;
  }

  private static void assertAddress(CheckoutPage checkout) {
    assertEquals("Carol Example", checkout.find("recipient").getDomProperty("value"));
    assertEquals("1 Main St", checkout.find("line1").getDomProperty("value"));
    assertEquals("12345", checkout.find("postalCode").getDomProperty("value"));
    assertEquals("Springfield", checkout.find("city").getDomProperty("value"));
  }

  /** Uses the refresh token of the browser, which keeps it. */
  private void spendRefreshToken() {
    String shop = RunningShop.base().toString();
    Map<String, Object> cookies =
        browser
            .driver()
            .executeCdpCommand(
                "Network.getCookies", Map.of("urls", List.of(browserUrl() + "/user")));
    Map<?, ?> cookie = (Map<?, ?>) ((List<?>) cookies.get("cookies")).get(0);
    RunningShop.anyone(RunningShop.base())
        .header("Session", "cookie")
        .header("Origin", shop)
        .cookie((String) cookie.get("name"), cookie.get("value"))
        .post("/user/refresh")
        .then()
        .statusCode(200);
  }

  private static String browserUrl() {
    return "http://%s:%d".formatted(Storefront.HOST, RunningShop.base().getPort());
  }
}

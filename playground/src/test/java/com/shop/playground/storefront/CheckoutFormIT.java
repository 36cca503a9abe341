package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.storefront.page.AccountPage;
import com.shop.playground.storefront.page.Address;
import com.shop.playground.storefront.page.Card;
import com.shop.playground.storefront.page.Keyboard;
import com.shop.playground.storefront.page.ProductPage;
import com.shop.playground.storefront.page.SignInPage;
import com.shop.playground.system.RunningShop;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What customers enter and change at the checkout, and what becomes of it. */
class CheckoutFormIT extends AtCheckout {

  @Test
  @Covers("STORE-28")
  void theTotalOfTheButtonIsPaid() {
    beReady();
    browser.script(
        """
        document.querySelector('[data-testid=increase]').click();
        document.querySelector('[data-testid=pay]').click();
        """);
    checkout.awaitPayButton(payButton(10470));
    assertEquals(List.of(), carol.orderIds());

    checkout.pay();
    orderPage.awaitStatus("CONFIRMED");
    assertEquals(texts.money(10470), orderPage.total());
  }

  @Test
  @Covers("STORE-38")
  void aCartThatWasChangedElsewhereIsShownBeforeItIsOrdered() {
    beReady();
    Card card = checkout.card();
    String book = replaceInCart();
    checkout.pay();
    assertEquals(texts.of("checkout.cartChanged"), checkout.explanation());
    assertTrue(checkout.lines().get(0).contains("Book"));
    assertEquals(ADDRESS, checkout.newAddress().entered());
    assertEquals(card, checkout.card());
    assertEquals(List.of(), carol.orderIds());
    look("cart-changed");

    checkout.pay();
    orderPage.awaitStatus("CONFIRMED");
    assertEquals(8, Stock.available(book));
    assertEquals(10, Stock.available(product));
  }

  @Test
  @Covers("STORE-29")
  void twoQuickChangesCountTwice() {
    beReady();
    browser.script(
        """
        const increase = document.querySelector('[data-testid=increase]');
        increase.click();
        increase.click();
        """);
    checkout.awaitThat(() -> checkout.total().equals(texts.money(13960)));
    checkout.awaitThat(() -> quantityInCart() == 4);
  }

  @Test
  @Covers("STORE-29")
  void aChangeIsShownAtOnceAndTakenBackIfItFails() {
    beReady();
    network.hold("PUT", "/order/cart/");
    checkout.increase();
    checkout.awaitThat(() -> checkout.quantity() == 3);
    assertEquals(texts.money(10470), checkout.total());
    assertFalse(checkout.canPay());

    network.failHeld();
    checkout.awaitThat(() -> checkout.quantity() == 2);
    assertTrue(shop.error().contains(texts.of("error.offline")));
    checkout.awaitPayButton(payButton(6980));
    assertEquals(2, quantityInCart());
  }

  @Test
  @Covers("STORE-30")
  void whatWasTypedIsThereUntilTheCustomerSignsOut() {
    Address address = new Address("Caroline Example", "1 rue Main", "12345", "Paris", "FR");
    beReadyButForTheCard();
    checkout.newAddress().enter(address);
    checkout.toggleSavingAddress();
    new ProductPage(shop).open(product);
    shop.back();
    assertEquals(address, checkout.newAddress().entered());
    assertTrue(checkout.savesAddress());
    shop.reload();
    assertEquals(address, checkout.newAddress().entered());
    assertTrue(checkout.savesAddress());

    String first = browser.currentTab();
    browser.openTab();
    checkout.open();
    assertEquals("", checkout.newAddress().entered().recipient());

    browser.switchTo(first);
    AccountPage account = new AccountPage(shop);
    account.open();
    account.signOut();
    shop.openSignIn();
    new SignInPage(shop).signIn(carol.email(), Bodies.PASSWORD);
    shop.awaitSignedIn();
    checkout.open();
    assertEquals("", checkout.newAddress().entered().recipient());
  }

  /** The shop has received the refresh, and its response is lost: the token is spent. */
  @Test
  @Covers("STORE-30")
  void aLostRefreshCostsNothingButASignIn() {
    beReadyButForTheCard();
    spendRefreshToken();
    network.turnAway("PUT", "/order/cart/", 401);
    checkout.setQuantity(3);
    SignInPage signIn = new SignInPage(shop);
    signIn.awaitForm();

    network.restore();
    signIn.signIn(carol.email(), Bodies.PASSWORD);
    payWithAGoodCard();
  }

  @Test
  @Covers({"STORE-30", "STORE-31"})
  void anUnknownOutcomeLeavesTheFormAsItWas() {
    beReady();
    Card card = checkout.card();
    network.turnAway("POST", "/order", 401, "lost-and-found");
    checkout.pay();
    checkout.awaitUnknown();
    assertTrue(shop.requestId().contains("lost-and-found"));
    assertFalse(checkout.showsForm());

    network.restore();
    network.turnAway("POST", "/order", 429);
    checkout.askAgain();
    checkout.explanation();
    assertEquals(ADDRESS, checkout.newAddress().entered());
    assertEquals(card, checkout.card());
    String stored =
        (String) browser.script("return JSON.stringify([localStorage, sessionStorage])");
    assertFalse(stored.contains("4242"), stored);
  }

  @Test
  @Covers("STORE-31")
  void aDeclinedCardNamesTheRequestAndLeavesTheFocus() {
    beReadyButForTheCard();
    checkout.useTestCard("4000000000000002");
    checkout.pay();
    checkout.explanation();
    String request = shop.requestId();
    assertTrue(request.matches(texts.of("error.requestId", "id", "[0-9a-f-]+")), request);
    Keyboard keyboard = new Keyboard(shop);
    keyboard.awaitThat(() -> keyboard.isAt("pay"));
  }

  @Test
  @Covers("STORE-7")
  void aTestCardLeavesNoFieldMarked() {
    beReadyButForTheCard();
    checkout.pay();
    checkout.awaitThat(() -> checkout.isMarked("number"));

    checkout.useTestCard(Bodies.GOOD_CARD);
    for (String field : List.of("number", "expiry", "cvc", "holder")) {
      assertFalse(checkout.isMarked(field), field);
    }
    checkout.pay();
    orderPage.awaitStatus("CONFIRMED");
  }

  private String payButton(int total) {
    return texts.of("checkout.pay", "total", texts.money(total));
  }

  private int quantityInCart() {
    return carol.get("/order/cart").path("items[0].quantity");
  }

  /** Uses the refresh token of the browser, which keeps it. */
  private void spendRefreshToken() {
    Map<String, Object> cookies =
        browser
            .driver()
            .executeCdpCommand(
                "Network.getCookies", Map.of("urls", List.of(Browser.shop() + "/user")));
    Map<?, ?> cookie = (Map<?, ?>) ((List<?>) cookies.get("cookies")).get(0);
    RunningShop.anyone(RunningShop.base())
        .header("Session", "cookie")
        .header("Origin", RunningShop.base().toString())
        .cookie((String) cookie.get("name"), cookie.get("value"))
        .post("/user/refresh")
        .then()
        .statusCode(200);
  }
}

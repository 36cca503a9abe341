package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import com.shop.playground.system.RunningShop;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.WebElement;

/** The page of an order and the history of orders. */
class OrderPageIT extends InBrowser {
  private Customer carol;
  private String product;
  private String order;
  private CheckoutPage page;

  @BeforeEach
  void openHistory() {
    browser = Browser.open(Browser.Screen.DESKTOP);
    carol = Customer.register(RunningShop.endpoint());
    product = Stock.product("Chair " + UUID.randomUUID(), 50);
    order = carol.buy(product, 2);
    page = new CheckoutPage(browser.driver());
    page.open("/orders");
    new SignInPage(browser.driver()).signIn(carol.email(), Bodies.PASSWORD);
    page.find("order-link");
  }

  @Test
  @Covers("STORE-31")
  void anErrorIsOverOnceTheOrderIsRead() {
    page.turnAway("GET", "/order/" + order, 503);
    page.open("/orders/" + order);
    page.find("error");
    page.restoreNetwork();
    page.click("retry");
    page.awaitStatus("CONFIRMED");
    page.awaitThat(() -> !page.shows("error"));
  }

  @Test
  @Covers("STORE-11")
  void anOrderIsReadAgainWhenTheVisitorReturns() {
    browser
        .driver()
        .executeCdpCommand(
            "Page.addScriptToEvaluateOnNewDocument",
            Map.of("source", "window.setInterval = () => 0;"));
    page.reload();
    awaitConfirmed();
    ship();
    page.script("dispatchEvent(new Event('focus'))");
    page.find("event-SHIPPED");
    page.awaitStatus("SHIPPED");
    assertFalse(page.shows("cancel"));
  }

  @Test
  @Covers("STORE-11")
  void anOrderThatStaysOpenIsReadAgain() {
    awaitConfirmed();
    ship();
    page.find("event-SHIPPED");
    page.awaitStatus("SHIPPED");
  }

  @Test
  @Covers("STORE-5")
  void theHistoryIsWhereItWasLeft() {
    for (int i = 0; i < 20; i++) {
      carol.buy(product, 1);
    }
    page.reload();
    page.awaitThat(() -> page.all("order-link").size() == 20);
    page.click("show-more");
    page.awaitThat(() -> page.all("order-link").size() == 21);
    List<WebElement> links = page.all("order-link");
    links.get(links.size() - 1).click();
    page.awaitPath("/orders/" + order);
    page.click("cancel");
    page.click("cancel-yes");
    page.awaitStatus("CANCELLED");

    browser.driver().navigate().back();
    page.awaitThat(() -> page.all("order-link").size() == 21);
    page.awaitThat(() -> (Long) page.script("return Math.round(scrollY)") > 0);
    page.awaitThat(
        () -> page.all("status").get(20).getDomAttribute("data-status").equals("CANCELLED"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/orders", "/orders/{id}", "/cart", "/checkout"})
  @Covers("STORE-33")
  void whatIsBeingLoadedHasItsPlace(String address) {
    browser
        .driver()
        .executeCdpCommand(
            "Page.addScriptToEvaluateOnNewDocument",
            Map.of(
                "source",
                """
                const real = window.fetch;
                const released = new Promise(release => { window.release = release; });
                window.fetch = async (url, options) => {
                  if (url.startsWith('/order')) await released;
                  return real(url, options);
                };
                """));
    page.open(address.replace("{id}", order));
    page.reload();
    page.awaitThat(() -> page.heading().matches("Your orders|Order|Your cart|Checkout"));
    page.awaitThat(() -> isLoading());
    page.script("release()");
    page.awaitThat(() -> !isLoading());
  }

  private boolean isLoading() {
    return (Boolean) page.script("return document.querySelector('main .skeleton') !== null");
  }

  private void awaitConfirmed() {
    page.open("/orders/" + order);
    page.find("event-CONFIRMED");
    // The stream of events has ended.
    page.awaitThat(() -> (Boolean) page.script("return document.querySelector('.live') === null"));
  }

  private void ship() {
    assertEquals(200, Stock.admin().post("/order/" + order + "/ship").statusCode());
  }
}

package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.Keys;

/** What customers do in the storefront, from the first page to the delivered order. */
class PurchaseIT extends InBrowser {
  /** Each also has another language and colour scheme. */
  enum Device {
    DESKTOP(Browser.Screen.DESKTOP),
    PHONE(Browser.Screen.PHONE);

    private final Browser.Screen screen;

    Device(Browser.Screen screen) {
      this.screen = screen;
    }
  }

  @ParameterizedTest
  @EnumSource
  @Covers("STORE-4")
  void aVisitorBrowsesSignsUpAndBuys(Device device) {
    browser = Browser.open(device.screen);
    CatalogPages catalog = new CatalogPages(browser.driver());
    String name = "Storm Lantern " + UUID.randomUUID().toString().substring(0, 8);
    String product = Stock.product(name, 9);

    catalog.open("/");
    catalog.awaitThat(() -> catalog.all("category").size() >= 6);
    look(catalog, "home");

    catalog.search(name);
    catalog.awaitThat(() -> catalog.productNames().equals(List.of(name)));
    look(catalog, "search");
    catalog.click("product-link");
    catalog.awaitPath("/products/" + product);
    catalog.addToCart(2);
    look(catalog, "product");
    assertEquals(2, catalog.cartCount());

    CheckoutPage checkout = new CheckoutPage(browser.driver());
    checkout.click("nav-cart");
    checkout.find("cart-lines");
    look(checkout, "cart");
    checkout.click("checkout");

    SignInPage signIn = new SignInPage(browser.driver());
    signIn.click("switch");
    look(signIn, "sign-up");
    signIn.register("Carol Example", Bodies.newEmail(), Bodies.PASSWORD);

    checkout.fillAddress();
    checkout.click("save-address");
    checkout.useTestCard(Bodies.GOOD_CARD);
    look(checkout, "checkout");
    checkout.pay();
    checkout.awaitStatus("CONFIRMED");
    checkout.find("event-CONFIRMED");
    look(checkout, "order");
    assertEquals(0, checkout.cartCount());

    checkout.click("nav-orders");
    checkout.awaitThat(() -> checkout.all("order-link").size() == 1);
    look(checkout, "orders");
    checkout.click("order-link");
    checkout.click("cancel");
    checkout.click("cancel-yes");
    checkout.awaitStatus("CANCELLED");
    checkout.find("event-CANCELLED");
    checkout.find("refunded");
    assertEquals(9, Stock.available(product));

    checkout.click("nav-account");
    checkout.awaitThat(() -> checkout.all("address").size() == 1);
    look(checkout, "account");
    checkout.click("sign-out");
    checkout.find("nav-sign-in");
  }

  @Test
  @Covers("STORE-7")
  void aDeclinedCardIsExplainedAndReplaced() {
    browser = Browser.open(Browser.Screen.DESKTOP);
    CheckoutPage checkout = atCheckout(Stock.product("Radio " + UUID.randomUUID(), 5));
    checkout.useTestCard("4000000000009995");
    checkout.pay();
    assertTrue(checkout.text("explanation").contains("there is not enough money"));
    assertEquals("1 Main St", checkout.find("line1").getDomProperty("value"));

    checkout.useTestCard(Bodies.GOOD_CARD);
    checkout.pay();
    checkout.awaitStatus("CONFIRMED");
  }

  @Test
  @Covers("STORE-8")
  void aShortageIsExplainedAndMended() {
    browser = Browser.open(Browser.Screen.DESKTOP);
    String product = Stock.product("Kettle " + UUID.randomUUID(), 2);
    CheckoutPage checkout = atCheckout(product);
    checkout.useTestCard(Bodies.GOOD_CARD);
    Stock.adjust(product, -1);
    checkout.pay();
    checkout.find("explanation");
    checkout.click("take-available");
    checkout.awaitThat(() -> !checkout.shows("shortage"));
    checkout.pay();
    checkout.awaitStatus("CONFIRMED");
    assertEquals(0, Stock.available(product));
  }

  @Test
  @Covers("STORE-14")
  void aChangedPriceIsExplainedAndAccepted() {
    browser = Browser.open(Browser.Screen.DESKTOP);
    String product = Stock.product("Globe " + UUID.randomUUID(), 5);
    CheckoutPage checkout = atCheckout(product);
    checkout.useTestCard(Bodies.GOOD_CARD);
    Stock.change(product, "price", Bodies.money(4000));
    checkout.pay();
    assertTrue(checkout.text("explanation").contains("The new total is $80.00"));
    assertEquals("$80.00", checkout.text("cart-total"));
    assertEquals("1 Main St", checkout.find("line1").getDomProperty("value"));
    assertEquals("4242 4242 4242 4242", checkout.find("number").getDomProperty("value"));
    look(checkout, "price-changed");

    checkout.pay();
    checkout.awaitStatus("CONFIRMED");
    assertEquals("$80.00", checkout.text("order-total"));
  }

  @Test
  @Covers("STORE-15")
  void aCustomerBuysWithTheKeyboardAlone() {
    browser = Browser.open(Browser.Screen.DESKTOP);
    String product = Stock.product("Keyboard " + UUID.randomUUID(), 5);
    new CatalogPages(browser.driver()).openProduct(product);
    CheckoutPage checkout = new CheckoutPage(browser.driver());
    Keyboard keyboard = new Keyboard(browser.driver());

    keyboard.press("add-to-cart");
    checkout.find("added");
    keyboard.press("nav-cart");
    keyboard.press("checkout");
    keyboard.press("switch");
    keyboard.type("name", "Carol Example");
    keyboard.type("email", Bodies.newEmail());
    keyboard.type("password", Bodies.PASSWORD + Keys.ENTER);
    keyboard.type("recipient", "Carol Example");
    keyboard.type("line1", "1 Main St");
    keyboard.type("postalCode", "12345");
    keyboard.type("city", "Springfield");
    keyboard.press("test-card-" + Bodies.GOOD_CARD);
    keyboard.press("pay");
    checkout.awaitStatus("CONFIRMED");
    keyboard.press("cancel");
    checkout.awaitThat(() -> keyboard.isAt("cancel-no"));
    keyboard.press("cancel-yes");
    checkout.awaitStatus("CANCELLED");
    assertEquals(5, Stock.available(product));
  }

  private CheckoutPage atCheckout(String product) {
    CatalogPages catalog = new CatalogPages(browser.driver());
    catalog.openProduct(product);
    catalog.addToCart(2);
    CheckoutPage checkout = new CheckoutPage(browser.driver());
    checkout.open("/checkout");
    new SignInPage(browser.driver()).register("Carol Example", Bodies.newEmail(), Bodies.PASSWORD);
    checkout.fillAddress();
    return checkout;
  }
}

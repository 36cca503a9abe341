package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import com.shop.playground.system.RunningShop;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cart of the browser, which becomes that of the account. */
class GuestCartIT extends InBrowser {
  private CatalogPages catalog;
  private SignInPage signIn;
  private Customer carol;

  @BeforeEach
  void open() {
    browser = Browser.open(Browser.Screen.DESKTOP);
    catalog = new CatalogPages(browser.driver());
    signIn = new SignInPage(browser.driver());
    carol = Customer.register(RunningShop.endpoint());
  }

  @Test
  @Covers("STORE-6")
  void quantitiesAddUpToNinetyNine() {
    String lamp = Stock.product("Lamp " + UUID.randomUUID(), 200);
    String book = Stock.product("Book " + UUID.randomUUID(), 200);
    put(lamp, 60);
    add(lamp, 50);
    add(book, 1);

    signIn();

    signIn.awaitThat(() -> signIn.cartCount() == 100);
    assertEquals(99, inCart(lamp));
    signIn.reload();
    signIn.awaitThat(() -> signIn.cartCount() == 100);
  }

  @Test
  @Covers("STORE-19")
  void anInterruptedMergeAddsNothingTwice() {
    String lamp = Stock.product("Lamp " + UUID.randomUUID(), 200);
    put(lamp, 3);
    add(lamp, 2);

    signIn.click("nav-sign-in");
    signIn.find("sign-form");
    signIn.loseResponses("PUT", "/order/cart/items/", 1_000);
    signIn.signIn(carol.email(), Bodies.PASSWORD);
    signIn.awaitThat(() -> inCart(lamp) == 5);
    signIn.reload();

    signIn.awaitThat(() -> signIn.cartCount() == 5);
    signIn.reload();
    signIn.awaitThat(() -> signIn.cartCount() == 5);
    assertEquals(5, inCart(lamp));
  }

  @Test
  @Covers("STORE-20")
  void whatDoesNotFitIsReported() {
    carol.plentiful(50).forEach(id -> put(id, 1));
    String lamp = "Lamp " + UUID.randomUUID();
    add(Stock.product(lamp, 5), 1);

    signIn();
    signIn.awaitThat(() -> signIn.cartCount() == 50);
    signIn.open("/checkout");
    assertTrue(signIn.text("left-over").contains(lamp));
    look(signIn, "left-over-at-checkout");
    signIn.click("nav-cart");
    assertTrue(signIn.text("left-over").contains(lamp));
    look(signIn, "left-over");

    signIn.click("remove");
    signIn.awaitThat(() -> signIn.cartCount() == 49);
    signIn.click("add-left-over");
    signIn.awaitThat(() -> signIn.cartCount() == 50);
    signIn.awaitThat(() -> !signIn.shows("left-over"));
  }

  @Test
  @Covers("STORE-20")
  void whatIsNoLongerSoldIsReported() {
    openCartWithAWithdrawnProduct();
    assertTrue(signIn.text("withdrawn").contains("1 product in your cart is no longer sold"));
    look(signIn, "withdrawn");
    assertEquals(1, signIn.all("cart-line").size());
    signIn();
    signIn.click("nav-cart");
    signIn.find("withdrawn");
    signIn.click("forget-withdrawn");
    signIn.awaitThat(() -> !signIn.shows("withdrawn"));
    assertEquals(1, signIn.cartCount());
  }

  /** The change before has read the cart already, and would otherwise bring the notice back. */
  @Test
  @Covers("STORE-20")
  void whatIsNoLongerSoldIsRemovedAfterTheChangeBefore() {
    openCartWithAWithdrawnProduct();
    catalog.script(
        """
        const real = window.fetch;
        const released = new Promise(release => { window.release = release; });
        window.fetch = async (url, options) => {
          const response = await real(url, options);
          await released;
          return response;
        };
        """);
    catalog.type("quantity", "2\t");
    catalog.click("forget-withdrawn");
    catalog.script("release()");
    catalog.awaitThat(() -> catalog.cartCount() == 2);
    catalog.awaitThat(() -> !catalog.shows("withdrawn"));
  }

  /** And another one. */
  private void openCartWithAWithdrawnProduct() {
    String lamp = Stock.product("Lamp " + UUID.randomUUID(), 5);
    add(lamp, 1);
    Stock.delete(lamp);
    add(Stock.product("Book " + UUID.randomUUID(), 5), 1);
    catalog.click("nav-cart");
    catalog.find("withdrawn");
  }

  private void put(Object product, int quantity) {
    assertEquals(
        200, carol.put("/order/cart/items/" + product, Map.of("quantity", quantity)).statusCode());
  }

  private void add(String product, int quantity) {
    catalog.openProduct(product);
    catalog.addToCart(quantity);
  }

  private void signIn() {
    signIn.click("nav-sign-in");
    signIn.signIn(carol.email(), Bodies.PASSWORD);
    signIn.awaitSignedIn();
  }

  private int inCart(String product) {
    Integer quantity =
        carol.get("/order/cart").path("items.find { it.productId == '" + product + "' }?.quantity");
    return quantity == null ? 0 : quantity;
  }
}

package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import com.shop.playground.storefront.page.CartPage;
import com.shop.playground.storefront.page.CheckoutPage;
import com.shop.playground.storefront.page.ProductPage;
import com.shop.playground.storefront.page.SignInPage;
import com.shop.playground.system.RunningShop;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cart of the browser, which becomes that of the account. */
class GuestCartIT extends InBrowser {
  private ProductPage productPage;
  private CartPage cart;
  private SignInPage signInPage;
  private Customer carol;

  @BeforeEach
  void register() {
    productPage = new ProductPage(shop);
    cart = new CartPage(shop);
    signInPage = new SignInPage(shop);
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

    shop.awaitCartCount(100);
    assertEquals(99, inCart(lamp));
    shop.reload();
    shop.awaitCartCount(100);
  }

  @Test
  @Covers("STORE-19")
  void anInterruptedMergeAddsNothingTwice() {
    String lamp = Stock.product("Lamp " + UUID.randomUUID(), 200);
    put(lamp, 3);
    add(lamp, 2);

    shop.openSignIn();
    signInPage.awaitForm();
    network.loseResponses("PUT", "/order/cart/items/", 1_000);
    signInPage.signIn(carol.email(), Bodies.PASSWORD);
    shop.awaitThat(() -> inCart(lamp) == 5);
    shop.reload();

    shop.awaitCartCount(5);
    shop.reload();
    shop.awaitCartCount(5);
    assertEquals(5, inCart(lamp));
  }

  @Test
  @Covers("STORE-20")
  void whatDoesNotFitIsReported() {
    carol.plentiful(50).forEach(id -> put(id, 1));
    String lamp = "Lamp " + UUID.randomUUID();
    add(Stock.product(lamp, 5), 1);

    signIn();
    shop.awaitCartCount(50);
    CheckoutPage checkout = new CheckoutPage(shop);
    checkout.open();
    assertTrue(checkout.leftOver().contains(lamp));
    look("left-over-at-checkout");
    shop.openCart();
    assertTrue(cart.leftOver().contains(lamp));
    look("left-over");

    cart.remove();
    shop.awaitCartCount(49);
    cart.addLeftOver();
    shop.awaitCartCount(50);
    cart.awaitNothingLeftOver();
  }

  @Test
  @Covers("STORE-41")
  void whatDoesNotFitLeavesThePlaceOfARemovedProduct() {
    carol.plentiful(50).forEach(id -> put(id, 1));
    String name = "Lamp " + UUID.randomUUID();
    String lamp = Stock.product(name, 5);
    String book = Stock.product("Book " + UUID.randomUUID(), 5);
    add(lamp, 1);
    signIn();
    shop.awaitCartCount(50);
    shop.openCart();
    cart.remove();
    shop.awaitCartCount(49);

    add(book, 1);
    shop.awaitCartCount(50);
    assertEquals(1, inCart(book));
    assertEquals(0, inCart(lamp));
    shop.openCart();
    assertTrue(cart.leftOver().contains(name));
  }

  @Test
  @Covers("STORE-6")
  void whatIsAddedDuringTheSignInIsAddedToTheAccountsCart() {
    String lamp = Stock.product("Lamp " + UUID.randomUUID(), 200);
    put(lamp, 5);
    add(Stock.product("Book " + UUID.randomUUID(), 5), 1);
    productPage.open(lamp);
    network.hold("GET", "/product?ids=");
    productPage.beginAdding(2);
    signIn();
    network.releaseHeld();
    shop.awaitCartCount(8);
    assertEquals(7, inCart(lamp));
  }

  @Test
  @Covers("STORE-20")
  void whatIsNoLongerSoldIsReported() {
    openCartWithAWithdrawnProduct();
    assertTrue(cart.withdrawn().contains(texts.of("cart.withdrawn", "n", 1)));
    look("withdrawn");
    assertEquals(1, cart.lines().size());
    signIn();
    shop.openCart();
    cart.withdrawn();
    cart.forgetWithdrawn();
    cart.awaitNothingWithdrawn();
    assertEquals(1, shop.cartCount());
  }

  /** The change before has read the cart already, and would otherwise bring the notice back. */
  @Test
  @Covers("STORE-20")
  void whatIsNoLongerSoldIsRemovedAfterTheChangeBefore() {
    openCartWithAWithdrawnProduct();
    browser.script(
        """
        const real = window.fetch;
        const released = new Promise(release => { window.release = release; });
        window.fetch = async (url, options) => {
          const response = await real(url, options);
          await released;
          return response;
        };
        """);
    cart.setQuantity(2);
    cart.forgetWithdrawn();
    browser.script("release()");
    shop.awaitCartCount(2);
    cart.awaitNothingWithdrawn();
  }

  /** And another one. */
  private void openCartWithAWithdrawnProduct() {
    String lamp = Stock.product("Lamp " + UUID.randomUUID(), 5);
    add(lamp, 1);
    Stock.delete(lamp);
    add(Stock.product("Book " + UUID.randomUUID(), 5), 1);
    shop.openCart();
    cart.withdrawn();
  }

  private void put(Object product, int quantity) {
    assertEquals(
        200, carol.put("/order/cart/items/" + product, Map.of("quantity", quantity)).statusCode());
  }

  private void add(String product, int quantity) {
    productPage.open(product);
    productPage.addToCart(quantity);
  }

  private void signIn() {
    shop.openSignIn();
    signInPage.signIn(carol.email(), Bodies.PASSWORD);
    shop.awaitSignedIn();
  }

  private int inCart(String product) {
    Integer quantity =
        carol.get("/order/cart").path("items.find { it.productId == '" + product + "' }?.quantity");
    return quantity == null ? 0 : quantity;
  }
}

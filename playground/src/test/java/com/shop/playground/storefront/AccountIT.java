package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import com.shop.playground.storefront.page.AccountPage;
import com.shop.playground.storefront.page.Address;
import com.shop.playground.storefront.page.CheckoutPage;
import com.shop.playground.storefront.page.OrderPage;
import com.shop.playground.storefront.page.ProductPage;
import com.shop.playground.storefront.page.SignInPage;
import com.shop.playground.system.RunningShop;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Profile, addresses and password. */
@Covers("STORE-21")
class AccountIT extends InBrowser {
  private static final Address ADDRESS =
      new Address("Carol Example", "1 Main St", "12345", "Springfield", "FR");

  private Customer carol;
  private AccountPage account;
  private SignInPage signIn;

  @BeforeEach
  void signIn() {
    carol = Customer.register(RunningShop.endpoint());
    account = new AccountPage(shop);
    signIn = new SignInPage(shop);
    account.open();
    signIn.signIn(carol.email(), Bodies.PASSWORD);
    account.awaitShown();
  }

  @Test
  void theNameIsChanged() {
    account.rename("Caroline Example");
    shop.awaitDone();
    assertEquals("Caroline Example", carol.get("/user/me").path("name"));
  }

  @Test
  void thePasswordIsChanged() {
    account.changePassword("not this one", "another horse battery");
    assertTrue(shop.error().contains(texts.of("error.wrong_password")));
    look("wrong-password");

    account.changePassword(Bodies.PASSWORD, "another horse battery");
    shop.awaitDone();
    shop.reload();
    account.signOut();
    shop.openSignIn();
    signIn.signIn(carol.email(), Bodies.PASSWORD);
    assertTrue(shop.error().contains(texts.of("error.invalid_credentials")));
    signIn.signIn(carol.email(), "another horse battery");
    shop.awaitSignedIn();
  }

  @Test
  @Covers("STORE-40")
  void aChangedPasswordIsReportedIfTheSignInAfterItFails() {
    network.turnAway("POST", "/user/login", 503);
    account.changePassword(Bodies.PASSWORD, "another horse battery");
    String done = shop.awaitDone();
    assertTrue(done.contains(texts.of("account.passwordChangedSignIn")), done);
    assertFalse(shop.showsError());
    look("password-changed");

    network.restore();
    account.signInAgain();
    signIn.signIn(carol.email(), "another horse battery");
    account.awaitShown();
  }

  @Test
  @Covers("STORE-40")
  void aChangedPasswordSignsInAgainIfAnotherTabHasSignedOut() {
    browser.script(
        """
        const real = window.fetch;
        window.fetch = async (url, options) => {
          const response = await real(url, options);
          if (url === '/user/me/password') {
            new BroadcastChannel('shop.session').postMessage({ended: true});
            while (!document.querySelector('[data-testid=sign-form]')) {
              await new Promise(requestAnimationFrame);
            }
            window.isSignedOut = true;
          }
          return response;
        };
        """);
    account.changePassword(Bodies.PASSWORD, "another horse battery");
    shop.awaitThat(() -> (Boolean) browser.script("return window.isSignedOut === true"));
    account.awaitShown();
  }

  @Test
  @Covers("STORE-40")
  void aPasswordChangeIsRepeatedAfterALostResponse() {
    network.loseResponses("PUT", "/user/me/password", 1);
    account.changePassword(Bodies.PASSWORD, "another horse battery");
    assertTrue(shop.error().contains(texts.of("error.offline")));

    account.changePassword(Bodies.PASSWORD, "not the one that was sent");
    shop.awaitThat(() -> shop.error().contains(texts.of("error.wrong_password")));
    account.changePassword(Bodies.PASSWORD, "another horse battery");
    String done = shop.awaitDone();
    assertTrue(done.contains(texts.of("account.passwordChanged")), done);
    // With a new session: the one before ended with the first change.
    shop.reload();
    account.awaitShown();
  }

  @Test
  @Covers("STORE-40")
  void aPasswordChangeThatTheShopNeverReceivedIsNoChange() {
    network.loseRequests("PUT", "/user/me/password");
    account.changePassword("not this one", "another horse battery");
    assertTrue(shop.error().contains(texts.of("error.offline")));

    network.restore();
    account.changePassword("not this one", "another horse battery");
    shop.awaitThat(() -> shop.error().contains(texts.of("error.wrong_password")));
  }

  @Test
  @Covers("STORE-40")
  void aSignUpIsRepeatedAfterALostResponse() {
    String email = Bodies.newEmail();
    account.signOut();
    shop.openSignIn();
    signIn.awaitForm();
    network.loseResponses("POST", "/user/register", 1);
    signIn.register("Dave Example", email, Bodies.PASSWORD);
    assertTrue(shop.error().contains(texts.of("error.offline")));

    signIn.signIn(email, "not the password of it");
    shop.awaitThat(() -> shop.error().contains(texts.of("error.email_taken")));
    signIn.signIn(email, Bodies.PASSWORD);
    shop.awaitSignedIn();
  }

  @Test
  void addressesAreAddedEditedUsedAndDeleted() {
    account.addAddress(ADDRESS);
    awaitAddress("Carol Example, 1 Main St");
    account.editAddress(ADDRESS.withRecipient("Caroline Example"));
    awaitAddress("Caroline Example, 1 Main St");
    assertEquals("FR", carol.get("/user/me/addresses").path("items[0].country"));

    ProductPage product = new ProductPage(shop);
    product.open(Stock.product("Vase", 5));
    product.addToCart(1);
    CheckoutPage checkout = new CheckoutPage(shop);
    checkout.open();
    String france = new Locale("", "FR").getDisplayCountry(screen.locale());
    assertTrue(checkout.savedAddresses().contains("12345 Springfield, " + france));
    checkout.useTestCard(Bodies.GOOD_CARD);
    checkout.pay();
    OrderPage order = new OrderPage(shop);
    order.awaitStatus("CONFIRMED");
    assertTrue(order.deliveryAddress().contains("Caroline Example"));

    network.loseRequests("GET", "/user/me/addresses");
    account.open();
    shop.error();
    account.rename("Caroline Example");
    shop.awaitDone();
    network.restore();
    shop.retry();
    account.deleteAddress();
    account.awaitThat(() -> account.addresses().isEmpty());
    assertEquals(0, (int) carol.get("/user/me/addresses").path("items.size()"));
  }

  private void awaitAddress(String start) {
    account.awaitThat(
        () -> account.addresses().stream().anyMatch(address -> address.startsWith(start)));
  }
}

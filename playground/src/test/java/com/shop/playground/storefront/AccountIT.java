package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import com.shop.playground.system.RunningShop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Profile, addresses and password. */
@Covers("STORE-21")
class AccountIT extends InBrowser {
  private Customer carol;
  private CheckoutPage page;
  private SignInPage signIn;

  @BeforeEach
  void signIn() {
    browser = Browser.open(Browser.Screen.DESKTOP);
    carol = Customer.register(RunningShop.endpoint());
    page = new CheckoutPage(browser.driver());
    signIn = new SignInPage(browser.driver());
    page.open("/account");
    signIn.signIn(carol.email(), Bodies.PASSWORD);
    page.find("sign-out");
  }

  @Test
  void theNameIsChanged() {
    page.type("name", "Caroline Example");
    page.click("save-profile");
    page.find("done");
    assertEquals("Caroline Example", carol.get("/user/me").path("name"));
  }

  @Test
  void thePasswordIsChanged() {
    page.type("currentPassword", "not this one");
    page.type("newPassword", "another horse battery");
    page.click("save-password");
    assertTrue(page.text("error").contains("The current password is wrong."));
    page.find("request-id");
    look(page, "wrong-password");

    page.type("currentPassword", Bodies.PASSWORD);
    page.click("save-password");
    page.find("done");
    page.reload();
    page.click("sign-out");
    page.click("nav-sign-in");
    signIn.signIn(carol.email(), Bodies.PASSWORD);
    assertTrue(page.text("error").contains("Email address or password is wrong."));
    signIn.signIn(carol.email(), "another horse battery");
    signIn.awaitSignedIn();
  }

  @Test
  void addressesAreAddedEditedUsedAndDeleted() {
    page.click("add-address");
    page.fillAddress("Carol Example");
    page.choose("country", "FR");
    page.click("save-address");
    page.awaitThat(() -> page.text("address").contains("Carol Example, 1 Main St"));
    page.click("edit-address");
    page.type("recipient", "Caroline Example");
    page.click("save-address");
    page.awaitThat(() -> page.text("address").contains("Caroline Example"));
    assertEquals("FR", carol.get("/user/me/addresses").path("items[0].country"));

    String product = Stock.product("Vase", 5);
    new CatalogPages(browser.driver()).openProduct(product);
    new CatalogPages(browser.driver()).addToCart(1);
    page.open("/checkout");
    page.find("address-saved");
    assertTrue(page.text("checkout-form").contains("12345 Springfield, France"));
    page.useTestCard(Bodies.GOOD_CARD);
    page.pay();
    page.awaitStatus("CONFIRMED");
    assertTrue(page.text("order-address").contains("Caroline Example"));

    page.loseRequests("GET", "/user/me/addresses");
    page.open("/account");
    page.find("retry");
    page.click("save-profile");
    page.find("done");
    page.restoreNetwork();
    page.click("retry");
    page.click("delete-address");
    page.awaitThat(() -> page.all("address").isEmpty());
    assertEquals(0, (int) carol.get("/user/me/addresses").path("items.size()"));
  }
}

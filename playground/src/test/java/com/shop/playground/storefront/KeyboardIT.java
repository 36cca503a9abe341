package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import com.shop.playground.storefront.page.AccountPage;
import com.shop.playground.storefront.page.AdminProductPage;
import com.shop.playground.storefront.page.Keyboard;
import com.shop.playground.storefront.page.OrderPage;
import com.shop.playground.storefront.page.ProductPage;
import com.shop.playground.storefront.page.SignInPage;
import com.shop.playground.system.RunningShop;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** A purchase without a pointer, and where the focus goes. */
class KeyboardIT extends InBrowser {
  private Keyboard keyboard;

  @BeforeEach
  void createKeyboard() {
    keyboard = new Keyboard(shop);
  }

  @Test
  @Covers("STORE-15")
  void aCustomerBuysWithTheKeyboardAlone() {
    String product = Stock.product("Keyboard " + UUID.randomUUID(), 5);
    new ProductPage(shop).open(product);
    OrderPage order = new OrderPage(shop);

    keyboard.press("add-to-cart");
    shop.awaitCartCount(1);
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
    order.awaitStatus("CONFIRMED");
    keyboard.press("cancel");
    awaitAt("cancel-no");
    keyboard.press("cancel-no");
    awaitAt("cancel");
    keyboard.press("cancel");
    awaitAt("cancel-no");
    keyboard.press("cancel-yes");
    order.awaitStatus("CANCELLED");
    keyboard.awaitThat(keyboard::isAtHeading);
    assertEquals(5, Stock.available(product));
  }

  @Test
  @Covers("STORE-42")
  void theFocusStaysInTheAccount() {
    AccountPage account = new AccountPage(shop);
    Customer carol = Customer.register(RunningShop.endpoint());
    account.open();
    keyboard.type("email", carol.email());
    keyboard.type("password", "not this one");
    keyboard.press("submit");
    shop.error();
    awaitAt("submit");
    keyboard.type("password", Bodies.PASSWORD + Keys.ENTER);
    account.awaitShown();

    keyboard.press("add-address");
    awaitAt("recipient");
    keyboard.press("discard-address");
    awaitAt("add-address");
    keyboard.press("add-address");
    account.enterAddress(AtCheckout.ADDRESS);
    keyboard.press("save-address");
    shop.awaitDone();
    awaitAt("add-address");
    keyboard.press("save-profile");
    shop.awaitDone();
    awaitAt("save-profile");
    keyboard.press("delete-address");
    account.awaitThat(() -> account.addresses().isEmpty());
    keyboard.awaitThat(keyboard::isAtHeading);
  }

  @Test
  @Covers("STORE-42")
  void theFocusStaysWhereAnAdminActs() {
    AdminProductPage productPage = new AdminProductPage(shop);
    shop.open("/admin/products/" + Stock.product("Keyboard " + UUID.randomUUID(), 5));
    new SignInPage(shop).signIn("admin@shop.com", "Passw0rd!");
    productPage.id();

    productPage.enterAdjustment(-1, "Broken glass");
    keyboard.press("adjust");
    shop.awaitDone();
    awaitAt("adjust");
    keyboard.press("delete");
    awaitAt("delete-no");
    keyboard.press("delete-no");
    awaitAt("delete");
  }

  private void awaitAt(String testId) {
    keyboard.awaitThat(() -> keyboard.isAt(testId));
  }
}

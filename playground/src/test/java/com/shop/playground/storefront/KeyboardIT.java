package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.storefront.page.Keyboard;
import com.shop.playground.storefront.page.OrderPage;
import com.shop.playground.storefront.page.ProductPage;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** A purchase of a customer who uses no pointer. */
class KeyboardIT extends InBrowser {

  @Test
  @Covers("STORE-15")
  void aCustomerBuysWithTheKeyboardAlone() {
    String product = Stock.product("Keyboard " + UUID.randomUUID(), 5);
    new ProductPage(shop).open(product);
    OrderPage order = new OrderPage(shop);
    Keyboard keyboard = new Keyboard(shop);

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
    keyboard.awaitThat(() -> keyboard.isAt("cancel-no"));
    keyboard.press("cancel-yes");
    order.awaitStatus("CANCELLED");
    assertEquals(5, Stock.available(product));
  }
}

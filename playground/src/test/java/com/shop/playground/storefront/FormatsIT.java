package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import com.shop.playground.storefront.page.OrdersPage;
import com.shop.playground.storefront.page.ProductPage;
import com.shop.playground.storefront.page.SignInPage;
import com.shop.playground.system.RunningShop;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Numbers and dates look as in the visitor's country. */
class FormatsIT extends InBrowser {
  /** An amount of money, and the pattern of a date. */
  private record Formats(String money, String date) {}

  private static final Map<String, Formats> FORMATS =
      Map.of(
          "en-US", new Formats("$34.90", "[A-Z][a-z]{2} \\d{1,2}, \\d{4}, \\d{1,2}:\\d{2}.[AP]M"),
          "en-GB", new Formats("US$34.90", "\\d{1,2} [A-Z][a-z]{2,3} \\d{4}, \\d{2}:\\d{2}"),
          "de-DE", new Formats("US$34.90", "\\d{1,2} [A-Z][a-z]{2,3} \\d{4}, \\d{1,2}:\\d{2}.*"),
          "zh-CN", new Formats("US$34.90", "\\d{4}年\\d{1,2}月\\d{1,2}日 \\d{2}:\\d{2}"));

  static final List<Screen> SCREENS = FORMATS.keySet().stream().map(Screen.DESKTOP::in).toList();

  @Test
  @Covers("STORE-34")
  void moneyAndDatesAreThoseOfTheBrowserOrOfThePage() {
    Formats formats = FORMATS.get(screen.language());
    Customer carol = Customer.register(RunningShop.endpoint());
    String product = Stock.product("Globe " + UUID.randomUUID(), 5);
    carol.buy(product, 1);
    ProductPage productPage = new ProductPage(shop);
    productPage.open(product);
    assertEquals(formats.money(), productPage.price());
    OrdersPage orders = new OrdersPage(shop);
    orders.open();
    new SignInPage(shop).signIn(carol.email(), Bodies.PASSWORD);
    orders.awaitCount(1);
    String placed = orders.dates().get(0);
    assertTrue(placed.matches(formats.date()), placed);
  }
}

package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import com.shop.playground.system.RunningShop;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers and dates look as in the visitor's country. */
class FormatsIT extends InBrowser {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en-US | $34.90   | [A-Z][a-z]{2} \\d{1,2}, \\d{4}, \\d{1,2}:\\d{2}.[AP]M
          en-GB | US$34.90 | \\d{1,2} [A-Z][a-z]{2,3} \\d{4}, \\d{2}:\\d{2}
          de-DE | US$34.90 | \\d{1,2} [A-Z][a-z]{2,3} \\d{4}, \\d{1,2}:\\d{2}.*
          zh-CN | US$34.90 | \\d{4}年\\d{1,2}月\\d{1,2}日 \\d{2}:\\d{2}
          """)
  @Covers("STORE-34")
  void moneyAndDatesAreThoseOfTheBrowserOrOfThePage(String locale, String money, String date) {
    Customer carol = Customer.register(RunningShop.endpoint());
    String product = Stock.product("Globe " + UUID.randomUUID(), 5);
    carol.buy(product, 1);
    browser = Browser.open(Browser.Screen.DESKTOP.in(locale));
    CatalogPages catalog = new CatalogPages(browser.driver());
    catalog.openProduct(product);
    assertEquals(money, catalog.text("product-price"));
    catalog.open("/orders");
    new SignInPage(browser.driver()).signIn(carol.email(), Bodies.PASSWORD);
    String placed = catalog.text("order-link");
    assertTrue(placed.matches(date), placed);
  }
}

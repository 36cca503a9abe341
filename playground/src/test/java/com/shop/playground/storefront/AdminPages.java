package com.shop.playground.storefront;

import java.util.List;
import org.openqa.selenium.WebDriver;

/** Page object of the pages for admins. */
final class AdminPages extends Storefront {
  AdminPages(WebDriver driver) {
    super(driver);
  }

  void fillProduct(String name, String sku, String price, String stock) {
    type("name", name);
    type("sku", sku);
    type("description", "Turns.");
    type("category", "books-stationery");
    type("price", price);
    type("stock", stock);
  }

  void adjust(String delta, String reason) {
    type("delta", delta);
    type("reason", reason);
    click("adjust");
  }

  /**
   * @param amount in dollars
   */
  void refund(String amount, String reason) {
    type("amount", amount);
    type("reason", reason);
    click("refund");
  }

  List<String> links(String testId) {
    return all(testId).stream().map(link -> link.getDomAttribute("href")).toList();
  }
}

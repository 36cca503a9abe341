package com.shop.playground.storefront;

import java.util.List;
import org.openqa.selenium.By;
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

  void choose(String filter, String value) {
    find(filter).findElement(By.cssSelector("option[value='" + value + "']")).click();
  }

  List<String> links(String testId) {
    return all(testId).stream().map(link -> link.getDomAttribute("href")).toList();
  }
}

package com.shop.playground.storefront;

import java.util.List;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;

/** Page object of the home page, the list of products and the product page. */
final class CatalogPages extends Storefront {
  CatalogPages(WebDriver driver) {
    super(driver);
  }

  List<String> productNames() {
    return all("product-link").stream().map(WebElement::getText).toList();
  }

  void openProduct(String id) {
    open("/products/" + id);
    find("product-name");
  }

  /** Adds the product of the current page to the cart. */
  void addToCart(int quantity) {
    type("quantity", quantity + "\t");
    click("add-to-cart");
    find("added");
  }
}

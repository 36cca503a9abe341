package com.shop.playground.storefront.page;

import java.util.Optional;
import org.openqa.selenium.By;

/** Page object of a product. */
public final class ProductPage extends Page {
  public ProductPage(Storefront shop) {
    super(shop);
  }

  /** Opens the page of a product, and waits for it. */
  public void open(String id) {
    goTo("/products/" + id);
    awaitShown();
  }

  public void awaitShown() {
    find("product-name");
  }

  public String name() {
    return text("product-name");
  }

  public String price() {
    return text("product-price");
  }

  /** The address of the picture of the product, if there is one; others have a drawing instead. */
  public Optional<String> picture() {
    return driver.findElements(By.cssSelector("main img")).stream()
        .map(picture -> picture.getDomAttribute("src"))
        .findFirst();
  }

  /** Adds some pieces to the cart, and waits for the message that says how many. */
  public void addToCart(int quantity) {
    beginAdding(quantity);
    find("added");
  }

  /** As {@link #addToCart}, without waiting. */
  public void beginAdding(int quantity) {
    type("quantity", quantity + "\t");
    click("add-to-cart");
  }

  /** The message after {@link #addToCart}. */
  public String added() {
    return text("added");
  }
}

package com.shop.playground.storefront.page;

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

  /** Whether there is a picture of the product; others have a drawing instead. */
  public boolean showsPicture() {
    return !driver.findElements(By.cssSelector("main img")).isEmpty();
  }

  /** Adds some pieces to the cart, and waits for the message that says how many. */
  public void addToCart(int quantity) {
    type("quantity", quantity + "\t");
    click("add-to-cart");
    find("added");
  }

  /** The message after {@link #addToCart}. */
  public String added() {
    return text("added");
  }
}

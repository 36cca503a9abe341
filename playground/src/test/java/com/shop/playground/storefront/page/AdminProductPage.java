package com.shop.playground.storefront.page;

import org.openqa.selenium.By;

/** Page object of the form in which admins create, change, restock and delete a product. */
public final class AdminProductPage extends Page {
  public AdminProductPage(Storefront shop) {
    super(shop);
  }

  /** Opens the page of a product, and waits for it. */
  public void open(String id) {
    goTo("/admin/products/" + id);
    find("stock-form");
  }

  /** The id of a product, once it has been created. */
  public String id() {
    find("stock-form");
    return address().replaceFirst("^.*/", "");
  }

  public void enterName(String name) {
    type("name", name);
  }

  public String name() {
    return value("name");
  }

  public void enterSku(String sku) {
    type("sku", sku);
  }

  public void enterDescription(String description) {
    type("description", description);
  }

  public void enterCategory(String slug) {
    type("category", slug);
  }

  /**
   * @param dollars such as {@code 49.90}
   */
  public void enterPrice(String dollars) {
    type("price", dollars);
  }

  public String price() {
    return value("price");
  }

  /** The stock of a new product. */
  public void enterStock(int stock) {
    type("stock", String.valueOf(stock));
  }

  /** What the page says is wrong with a field; empty if nothing is. */
  public String mistake(String field) {
    return driver.findElement(By.id(field + "-error")).getText();
  }

  public void save() {
    click("save-product");
  }

  /** The message that somebody else has changed the product, with their version. */
  public String conflict() {
    return text("conflict");
  }

  public void enterAdjustment(int delta, String reason) {
    type("delta", String.valueOf(delta));
    type("reason", reason);
  }

  /** Sends the adjustment that was entered. */
  public void adjust() {
    click("adjust");
  }

  /** The text that says how much is in stock. */
  public String available() {
    return text("available");
  }

  /** Deletes the product, and confirms that. */
  public void delete() {
    click("delete");
    click("delete-yes");
  }
}

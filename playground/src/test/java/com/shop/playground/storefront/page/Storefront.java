package com.shop.playground.storefront.page;

import java.net.URI;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.interactions.Actions;

/**
 * The storefront in a browser, and page object of the frame around each page: search, cart,
 * language, messages. The other page objects are created from it.
 */
public final class Storefront extends Page {

  /**
   * @param shop where it is, such as {@code http://localhost:8080}
   */
  public Storefront(WebDriver driver, URI shop) {
    super(driver, shop);
  }

  /** Opens an address, such as {@code /products?q=mug}, as a visitor who types it. */
  public void open(String address) {
    goTo(address);
  }

  /** Loads the page anew. */
  public void reload() {
    driver.navigate().refresh();
  }

  public void back() {
    driver.navigate().back();
  }

  public void forward() {
    driver.navigate().forward();
  }

  /** Waits for a page whose address begins so. */
  public void awaitAddress(String start) {
    awaitThat(() -> address().startsWith(start));
  }

  public String heading() {
    return driver.findElement(By.cssSelector("main h1")).getText();
  }

  public void awaitHeading(String heading) {
    awaitThat(() -> heading().equals(heading));
  }

  public void search(String text) {
    type("search", text);
  }

  /**
   * @param language {@code en} or {@code zh}
   */
  public void chooseLanguage(String language) {
    choose("language", language);
  }

  /** The number of pieces that the cart at the top shows. */
  public int cartCount() {
    String text = text("nav-cart");
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }

  public void awaitCartCount(int count) {
    awaitThat(() -> cartCount() == count);
  }

  public void openCart() {
    click("nav-cart");
  }

  /** Opens the cart with the Ctrl key held down, which leaves the current tab as it is. */
  public void openCartInAnotherTab() {
    new Actions(driver).keyDown(Keys.CONTROL).click(find("nav-cart")).keyUp(Keys.CONTROL).perform();
  }

  public void openOrders() {
    click("nav-orders");
  }

  public void openAccount() {
    click("nav-account");
  }

  public void openSignIn() {
    click("nav-sign-in");
  }

  public void awaitSignedIn() {
    find("nav-account");
  }

  public void awaitSignedOut() {
    find("nav-sign-in");
  }

  /** The text of the message about an error. */
  public String error() {
    return text("error");
  }

  public boolean showsError() {
    return shows("error");
  }

  /** The line of a message about an error that names the request. */
  public String requestId() {
    return text("request-id");
  }

  public void retry() {
    click("retry");
  }

  /** Waits for the message that the last action has succeeded, and returns it. */
  public String awaitDone() {
    return text("done");
  }

  /** Waits until a page shows an element, such as one that makes it complete. */
  public void awaitElement(String testId) {
    find(testId);
  }
}

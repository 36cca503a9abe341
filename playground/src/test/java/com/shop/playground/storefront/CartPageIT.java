package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Covers;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Changes of the cart, which leave the focus where it is. */
class CartPageIT extends InBrowser {
  private CatalogPages catalog;
  private String lamp;
  private String book;

  @BeforeEach
  void open() {
    browser = Browser.open(Browser.Screen.DESKTOP);
    catalog = new CatalogPages(browser.driver());
    lamp = "Lamp " + UUID.randomUUID();
    book = "Book " + UUID.randomUUID();
  }

  @Test
  @Covers("STORE-15")
  void aChangedQuantityKeepsTheFocus() {
    fillCart();
    press(button("+1"));
    catalog.awaitThat(() -> quantity().equals("2"));
    assertEquals("+1", focused("ariaLabel"));
    press(button("−1"));
    catalog.awaitThat(() -> quantity().equals("1"));
    assertEquals("−1", focused("ariaLabel"));
    press(button("−1"));
    assertEquals("1", quantity());
    catalog.find("quantity").sendKeys(Keys.chord(Keys.CONTROL, "a"), "3", Keys.ENTER);
    catalog.awaitThat(() -> catalog.cartCount() == 4);
    assertEquals("quantity", focused("dataset.testid"));
  }

  @Test
  @Covers("STORE-15")
  void aRemovedProductGivesTheFocusToTheNextOne() {
    fillCart();
    press(catalog.find("remove"));
    catalog.awaitThat(() -> catalog.all("cart-line").size() == 1);
    assertEquals(book, focused("textContent"));
    press(catalog.find("remove"));
    catalog.find("cart-empty");
    assertEquals("H1", focused("tagName"));
  }

  @Test
  @Covers("STORE-15")
  void addingKeepsTheFocus() {
    catalog.openProduct(Stock.product(lamp, 5));
    press(catalog.find("add-to-cart"));
    catalog.find("added");
    assertEquals("add-to-cart", focused("dataset.testid"));
  }

  @Test
  @Covers("STORE-32")
  void whatDoesNotFitIsNotAdded() {
    catalog.openProduct(Stock.product(lamp, 200));
    catalog.addToCart(95);
    assertEquals("Added to your cart.", added());
    catalog.type("quantity", "10\t");
    catalog.click("add-to-cart");
    catalog.awaitThat(() -> added().startsWith("4 added: a cart holds up to 99 pieces"));
    catalog.click("add-to-cart");
    catalog.awaitThat(() -> added().startsWith("0 added"));
    assertEquals(99, catalog.cartCount());
  }

  private void fillCart() {
    for (String name : new String[] {lamp, book}) {
      catalog.openProduct(Stock.product(name, 5));
      catalog.addToCart(1);
    }
    catalog.click("nav-cart");
    catalog.awaitThat(() -> catalog.all("cart-line").size() == 2);
  }

  private String added() {
    return catalog.text("added").replace(" Your cart", "");
  }

  private String quantity() {
    return catalog.find("quantity").getDomProperty("value");
  }

  private WebElement button(String label) {
    return browser.driver().findElement(By.cssSelector("main [aria-label='" + label + "']"));
  }

  private static void press(WebElement button) {
    button.sendKeys(Keys.ENTER);
  }

  private Object focused(String property) {
    return catalog.script("return document.activeElement." + property);
  }
}

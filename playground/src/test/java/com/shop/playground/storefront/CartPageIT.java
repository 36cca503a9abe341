package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.playground.storefront.page.CartPage;
import com.shop.playground.storefront.page.Keyboard;
import com.shop.playground.storefront.page.ProductPage;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes of the cart, which leave the focus where it is. */
class CartPageIT extends InBrowser {
  private ProductPage productPage;
  private CartPage cart;
  private Keyboard keyboard;
  private String lamp;
  private String book;

  @BeforeEach
  void createPages() {
    productPage = new ProductPage(shop);
    cart = new CartPage(shop);
    keyboard = new Keyboard(shop);
    lamp = "Lamp " + UUID.randomUUID();
    book = "Book " + UUID.randomUUID();
  }

  @Test
  @Covers("STORE-15")
  void aChangedQuantityKeepsTheFocus() {
    fillCart();
    cart.increase();
    cart.awaitThat(() -> cart.quantity() == 2);
    assertTrue(keyboard.isAt("increase"));
    assertEquals(texts.of("product.increase"), keyboard.name());
    cart.decrease();
    cart.awaitThat(() -> cart.quantity() == 1);
    assertTrue(keyboard.isAt("decrease"));
    assertEquals(texts.of("product.decrease"), keyboard.name());
    cart.decrease();
    assertEquals(1, cart.quantity());
    cart.setQuantityByEnter(3);
    shop.awaitCartCount(4);
    assertTrue(keyboard.isAt("quantity"));
  }

  @Test
  @Covers("STORE-15")
  void aRemovedProductGivesTheFocusToTheNextOne() {
    fillCart();
    cart.remove();
    cart.awaitThat(() -> cart.lines().size() == 1);
    assertEquals(book, keyboard.text());
    cart.remove();
    cart.awaitEmpty();
    assertTrue(keyboard.isAtHeading());
  }

  @Test
  @Covers("STORE-15")
  void addingKeepsTheFocus() {
    productPage.open(Stock.product(lamp, 5));
    productPage.addToCart(1);
    assertTrue(keyboard.isAt("add-to-cart"));
  }

  @Test
  @Covers("STORE-32")
  void whatDoesNotFitIsNotAdded() {
    productPage.open(Stock.product(lamp, 200));
    productPage.addToCart(95);
    awaitAdded(texts.of("product.added"));
    productPage.addToCart(10);
    awaitAdded(texts.of("product.addedFewer", "n", 4, "max", 99));
    productPage.addToCart(10);
    awaitAdded(texts.of("product.addedFewer", "n", 0, "max", 99));
    assertEquals(99, shop.cartCount());
  }

  private void fillCart() {
    for (String name : List.of(lamp, book)) {
      productPage.open(Stock.product(name, 5));
      productPage.addToCart(1);
    }
    shop.openCart();
    cart.awaitThat(() -> cart.lines().size() == 2);
  }

  private void awaitAdded(String message) {
    productPage.awaitThat(() -> productPage.added().startsWith(message));
  }
}

package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.storefront.page.AccountPage;
import com.shop.playground.storefront.page.CartPage;
import com.shop.playground.storefront.page.CheckoutPage;
import com.shop.playground.storefront.page.HomePage;
import com.shop.playground.storefront.page.OrderPage;
import com.shop.playground.storefront.page.OrdersPage;
import com.shop.playground.storefront.page.ProductListPage;
import com.shop.playground.storefront.page.ProductPage;
import com.shop.playground.storefront.page.SignInPage;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What customers do in the storefront, from the first page to the cancelled order. */
class PurchaseIT extends InBrowser {
  /** The two differ in language and colours, too. */
  static final List<Screen> SCREENS = Screen.chosen(Screen.ALL, Screen.DESKTOP, Screen.PHONE);

  @Test
  @Covers("STORE-4")
  void aVisitorBrowsesSignsUpAndBuys() {
    String name = "Storm Lantern " + UUID.randomUUID().toString().substring(0, 8);
    String product = Stock.product(name, 9);

    HomePage home = new HomePage(shop);
    home.open();
    home.awaitThat(() -> home.categories().size() >= 6);
    look("home");

    shop.search(name);
    ProductListPage list = new ProductListPage(shop);
    list.awaitNames(name);
    look("search");
    list.openProduct(0);
    shop.awaitAddress("/products/" + product);
    ProductPage productPage = new ProductPage(shop);
    productPage.addToCart(2);
    look("product");
    assertEquals(2, shop.cartCount());

    shop.openCart();
    CartPage cart = new CartPage(shop);
    assertEquals(2, cart.quantity());
    look("cart");
    cart.checkOut();

    SignInPage signIn = new SignInPage(shop);
    signIn.toggle();
    look("sign-up");
    signIn.register("Carol Example", Bodies.newEmail(), Bodies.PASSWORD);

    CheckoutPage checkout = new CheckoutPage(shop);
    checkout.awaitForm();
    checkout.newAddress().enter(AtCheckout.ADDRESS);
    checkout.toggleSavingAddress();
    checkout.useTestCard(Bodies.GOOD_CARD);
    look("checkout");
    checkout.pay();
    OrderPage order = new OrderPage(shop);
    order.awaitStatus("CONFIRMED");
    order.awaitEvent("CONFIRMED");
    look("order");
    assertEquals(0, shop.cartCount());

    shop.openOrders();
    OrdersPage orders = new OrdersPage(shop);
    orders.awaitCount(1);
    look("orders");
    orders.openOrder(0);
    order.cancel();
    order.awaitStatus("CANCELLED");
    order.awaitEvent("CANCELLED");
    order.awaitRefund();
    assertEquals(9, Stock.available(product));

    shop.openAccount();
    AccountPage account = new AccountPage(shop);
    account.awaitThat(() -> account.addresses().size() == 1);
    look("account");
    account.signOut();
    shop.awaitSignedOut();
  }
}

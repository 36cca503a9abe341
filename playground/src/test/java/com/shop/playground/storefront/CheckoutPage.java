package com.shop.playground.storefront;

import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import org.openqa.selenium.WebDriver;

/** Page object of the cart, the checkout and the page of an order. */
final class CheckoutPage extends Storefront {
  CheckoutPage(WebDriver driver) {
    super(driver);
  }

  /** The checkout of a customer, with two pieces of a product and an address. */
  static CheckoutPage of(Browser browser, Customer customer, String product) {
    CatalogPages catalog = new CatalogPages(browser.driver());
    catalog.openProduct(product);
    catalog.addToCart(2);
    CheckoutPage checkout = new CheckoutPage(browser.driver());
    checkout.open("/checkout");
    new SignInPage(browser.driver()).signIn(customer.email(), Bodies.PASSWORD);
    checkout.fillAddress();
    return checkout;
  }

  void fillAddress() {
    find("checkout-form");
    fillAddress("Carol Example");
  }

  void fillAddress(String recipient) {
    type("recipient", recipient);
    type("line1", "1 Main St");
    type("postalCode", "12345");
    type("city", "Springfield");
  }

  void useTestCard(String number) {
    click("test-card-" + number);
  }

  void pay() {
    click("pay");
  }

  /** The id of the order whose page is shown. */
  String orderId() {
    awaitPath("/orders/");
    return path().replaceFirst("^/orders/", "").replaceFirst("\\?.*", "");
  }

  void awaitStatus(String status) {
    awaitThat(() -> find("status").getDomAttribute("data-status").equals(status));
  }
}

package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.playground.client.Customer;
import com.shop.playground.system.RunningShop;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What admins do in the storefront. */
class AdminIT extends InBrowser {
  private AdminPages admin;

  @BeforeEach
  void signIn() {
    browser = Browser.open(Browser.Screen.DESKTOP);
    admin = new AdminPages(browser.driver());
    admin.open("/admin/products");
    new SignInPage(browser.driver()).signIn("admin@shop.com", "Passw0rd!");
    admin.find("new-product");
  }

  @Test
  @Covers("STORE-12")
  void anAdminCreatesEditsStocksAndDeletesAProduct() {
    look(admin, "admin-products");
    admin.click("new-product");
    String name = "Globe " + UUID.randomUUID();
    admin.fillProduct(name, "G-" + UUID.randomUUID(), "49.90", "3");
    look(admin, "admin-product");
    admin.click("save-product");
    admin.find("stock-form");
    String id = admin.path().replaceFirst("^.*/", "");

    admin.adjust("-1", "Broken glass");
    admin.find("done");
    assertEquals(2, Stock.available(id));

    // Another admin is faster.
    Stock.change(id, "name", name + " II");
    admin.type("price", "39.90");
    admin.click("save-product");
    assertTrue(admin.text("conflict").contains(name + " II"));
    assertEquals("39.90", admin.find("price").getDomProperty("value"));
    admin.click("save-product");
    admin.find("done");
    assertEquals(name, Stock.read(id).path("name"));
    assertEquals(3990, (int) Stock.read(id).path("price.amount"));

    admin.click("delete");
    admin.click("delete-yes");
    admin.awaitThat(() -> admin.path().equals("/admin/products"));
    assertEquals(404, Stock.read(id).statusCode());
  }

  @Test
  @Covers("STORE-12")
  void anAdminShipsDeliversAndRefundsAnOrder() {
    Customer carol = Customer.register(RunningShop.endpoint());
    String order = carol.buy(Stock.product("Stool " + UUID.randomUUID(), 5), 2);
    admin.click("admin-orders");
    admin.choose("filter-status", "CONFIRMED");
    admin.awaitThat(
        () -> admin.links("order-link").stream().anyMatch(link -> link.endsWith(order)));
    look(admin, "admin-orders");
    admin.open("/admin/orders/" + order);
    admin.find("event-CONFIRMED");
    look(admin, "admin-order");
    admin.click("ship");
    admin.find("event-SHIPPED");
    admin.click("deliver");
    admin.find("event-DELIVERED");
    admin.refund("10", "A scratch");
    admin.find("refunded");
    assertEquals(1000, refunded(carol, order));
    assertEquals("DELIVERED", carol.get("/order/" + order).path("status"));
  }

  @Test
  @Covers("STORE-22")
  void aRefundWhoseResponseIsLostIsDoneOnce() {
    Customer carol = Customer.register(RunningShop.endpoint());
    String order = carol.buy(Stock.product("Stool " + UUID.randomUUID(), 5), 2);
    admin.open("/admin/orders/" + order);
    admin.find("refund-form");
    admin.loseResponses("POST", "/payment/", 1);
    admin.refund("10", "A scratch");
    admin.find("error");
    admin.reload();
    admin.find("refund-form");
    admin.refund("10", "A scratch");
    admin.find("done");
    assertEquals(1000, refunded(carol, order));

    admin.refund("10", "A scratch");
    admin.awaitThat(() -> refunded(carol, order) == 2000);
  }

  @Test
  @Covers("STORE-22")
  void aStockAdjustmentWhoseResponseIsLostIsDoneOnce() {
    String id = Stock.product("Globe " + UUID.randomUUID(), 3);
    admin.open("/admin/products/" + id);
    admin.find("stock-form");
    admin.type("name", "Atlas");
    admin.script("localStorage.setItem('shop.request.expired', '{\"createdAt\": 0}')");
    admin.loseResponses("POST", "/product/", 1);
    admin.adjust("-1", "Broken glass");
    admin.find("error");
    Stock.adjust(id, 5);
    admin.click("adjust");
    admin.find("done");
    assertEquals("7 in stock", admin.text("available"));
    assertEquals(7, Stock.available(id));
    assertEquals("Atlas", admin.find("name").getDomProperty("value"));
    assertFalse(
        (Boolean)
            admin.script(
                "return Object.keys(localStorage).some(key => key.startsWith('shop.request'))"));
  }

  @Test
  @Covers("STORE-12")
  void anErrorOfAnotherListIsNotShown() {
    admin.click("admin-orders");
    admin.find("filter-status");
    admin.script(
        """
        const real = window.fetch;
        const failure = new Promise((_, fail) => { window.failLate = () => fail(new TypeError('late')); });
        window.fetch = (url, options) => url.includes('status=PENDING') ? failure : real(url, options);
        """);
    admin.choose("filter-status", "PENDING");
    admin.choose("filter-status", "CONFIRMED");
    admin.awaitPath("/admin/orders?status=CONFIRMED");
    admin.script("failLate()");
    assertFalse(admin.shows("error"));
  }

  private static int refunded(Customer customer, String order) {
    return customer.get("/payment?orderId=" + order).path("items[0].refunded.amount");
  }

  @Test
  @Covers("STORE-12")
  void anAdminNamesAnotherAdmin() {
    Customer carol = Customer.register(RunningShop.endpoint());
    admin.click("admin-users");
    admin.find("user");
    admin.type("admin-search", carol.email() + "\n");
    admin.awaitThat(() -> admin.all("user").size() == 1);
    look(admin, "admin-users");
    admin.click("is-admin");
    admin.awaitThat(() -> carol.get("/user/me").<List<String>>path("roles").contains("admin"));
  }
}

package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.playground.client.Customer;
import com.shop.playground.storefront.page.AdminOrderPage;
import com.shop.playground.storefront.page.AdminOrdersPage;
import com.shop.playground.storefront.page.AdminProductPage;
import com.shop.playground.storefront.page.AdminProductsPage;
import com.shop.playground.storefront.page.AdminUsersPage;
import com.shop.playground.storefront.page.SignInPage;
import com.shop.playground.system.RunningShop;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What admins do in the storefront. */
class AdminIT extends InBrowser {
  private AdminProductsPage products;
  private AdminProductPage productPage;
  private AdminOrdersPage orders;
  private AdminOrderPage orderPage;

  @BeforeEach
  void signIn() {
    products = new AdminProductsPage(shop);
    productPage = new AdminProductPage(shop);
    orders = new AdminOrdersPage(shop);
    orderPage = new AdminOrderPage(shop);
    products.open();
    new SignInPage(shop).signIn("admin@shop.com", "Passw0rd!");
    products.awaitShown();
  }

  @Test
  @Covers("STORE-12")
  void anAdminCreatesEditsStocksAndDeletesAProduct() {
    look("admin-products");
    products.createProduct();
    String name = "Globe " + UUID.randomUUID();
    productPage.enterName(name);
    productPage.enterSku("G-" + UUID.randomUUID());
    productPage.enterDescription("Turns.");
    productPage.enterCategory("books-stationery");
    productPage.enterPrice("49.90");
    productPage.enterStock(3);
    look("admin-product");
    productPage.save();
    String id = productPage.id();

    productPage.enterAdjustment(-1, "Broken glass");
    productPage.adjust();
    shop.awaitDone();
    assertEquals(2, Stock.available(id));

    // Another admin is faster.
    Stock.change(id, "name", name + " II");
    productPage.enterPrice("39.90");
    productPage.save();
    assertTrue(productPage.conflict().contains(name + " II"));
    assertEquals("39.90", productPage.price());
    productPage.save();
    shop.awaitDone();
    assertEquals(name, Stock.read(id).path("name"));
    assertEquals(3990, (int) Stock.read(id).path("price.amount"));

    productPage.delete();
    products.awaitThat(() -> products.address().equals("/admin/products"));
    assertEquals(404, Stock.read(id).statusCode());
  }

  @Test
  @Covers("STORE-12")
  void anAdminShipsDeliversAndRefundsAnOrder() {
    Customer carol = Customer.register(RunningShop.endpoint());
    String order = carol.buy(Stock.product("Stool " + UUID.randomUUID(), 5), 2);
    products.openOrders();
    orders.showOnly("CONFIRMED");
    orders.awaitThat(() -> orders.ids().contains(order));
    look("admin-orders");
    orderPage.open(order);
    orderPage.awaitEvent("CONFIRMED");
    assertEquals(texts.of("order.confirmed"), orderPage.confirmation());
    look("admin-order");
    orderPage.ship();
    orderPage.awaitEvent("SHIPPED");
    orderPage.deliver();
    orderPage.awaitEvent("DELIVERED");
    orderPage.refund("10", "A scratch");
    orderPage.awaitRefund();
    assertEquals(1000, refunded(carol, order));
    assertEquals("DELIVERED", carol.get("/order/" + order).path("status"));
  }

  @Test
  @Covers("STORE-22")
  void aRefundWhoseResponseIsLostIsDoneOnce() {
    Customer carol = Customer.register(RunningShop.endpoint());
    String order = carol.buy(Stock.product("Stool " + UUID.randomUUID(), 5), 2);
    orderPage.open(order);
    orderPage.awaitRefundForm();
    network.loseResponses("POST", "/payment/", 1);
    orderPage.refund("10", "A scratch");
    shop.error();
    shop.reload();
    orderPage.awaitRefundForm();
    orderPage.refund("10", "A scratch");
    shop.awaitDone();
    assertEquals(1000, refunded(carol, order));

    orderPage.refund("10", "A scratch");
    orderPage.awaitThat(() -> refunded(carol, order) == 2000);
  }

  @Test
  @Covers("STORE-22")
  void aStockAdjustmentWhoseResponseIsLostIsDoneOnce() {
    String id = Stock.product("Globe " + UUID.randomUUID(), 3);
    productPage.open(id);
    productPage.enterName("Atlas");
    browser.script("localStorage.setItem('shop.request.expired', '{\"createdAt\": 0}')");
    network.loseResponses("POST", "/product/", 1);
    productPage.enterAdjustment(-1, "Broken glass");
    productPage.adjust();
    shop.error();
    Stock.adjust(id, 5);
    productPage.adjust();
    shop.awaitDone();
    assertEquals(texts.of("admin.available", "n", 7), productPage.available());
    assertEquals(7, Stock.available(id));
    assertEquals("Atlas", productPage.name());
    assertFalse(
        (Boolean)
            browser.script(
                "return Object.keys(localStorage).some(key => key.startsWith('shop.request'))"));
  }

  @Test
  @Covers({"STORE-12", "STORE-31"})
  void aConflictHidesNoOtherError() {
    String id = Stock.product("Globe " + UUID.randomUUID(), 3);
    String other = Stock.product("Atlas " + UUID.randomUUID(), 3);
    productPage.open(id);
    Stock.change(id, "name", "Globe II");
    productPage.enterPrice("39.90");
    productPage.save();
    assertTrue(productPage.conflict().contains("Globe II"));
    assertFalse(shop.showsError());

    productPage.enterSku(Stock.read(other).path("sku"));
    productPage.save();
    assertTrue(shop.error().contains(texts.of("error.sku_taken")));
    assertTrue(productPage.conflict().contains("Globe II"));
    productPage.enterAdjustment(-9, "Broken glass");
    productPage.adjust();
    shop.awaitThat(() -> shop.error().contains(texts.of("error.insufficient_stock")));
  }

  @Test
  @Covers("STORE-44")
  void aWrongFieldSaysWhatIsExpected() {
    products.createProduct();
    productPage.enterName("Globe");
    productPage.enterSku("Glöbe");
    productPage.enterCategory("Books & more");
    productPage.enterPrice("12,90");
    productPage.save();
    productPage.awaitThat(() -> productPage.mistake("price").equals(texts.of("field.price")));
    assertEquals(texts.of("field.category"), productPage.mistake("category"));

    productPage.enterCategory("books-stationery");
    productPage.enterPrice("0");
    productPage.save();
    productPage.awaitThat(
        () -> productPage.mistake("sku").endsWith("must be 1 to 64 visible ASCII characters"));
    assertTrue(productPage.mistake("price").startsWith(texts.of("field.rejected")));
    look("admin-product-rejected");
  }

  @Test
  @Covers("STORE-5")
  void aSearchIsThereAfterBack() {
    String series = UUID.randomUUID().toString().substring(0, 8);
    Stock.product("Globe " + series, 3);
    products.searchFor(series, 1);
    products.openProduct(0);
    productPage.id();
    shop.back();
    products.awaitCount(1);
    assertEquals(series, products.search());

    Customer carol = Customer.register(RunningShop.endpoint());
    products.openUsers();
    AdminUsersPage users = new AdminUsersPage(shop);
    users.searchFor(carol.email());
    products.openOrders();
    orders.awaitShown();
    shop.back();
    users.awaitOnly(carol.email());
  }

  @Test
  @Covers("STORE-31")
  void aListThatFailedGoesOnWhereItWas() {
    products.awaitCount(50);
    network.turnAwayOnce("GET", "/product?", 503);
    products.showMore();
    shop.error();
    shop.retry();
    products.awaitThat(() -> products.count() > 50);
  }

  @Test
  @Covers("STORE-12")
  void anErrorOfAnotherListIsNotShown() {
    products.openOrders();
    orders.awaitShown();
    network.hold("GET", "/order?scope=all&status=PENDING");
    orders.showOnly("PENDING");
    orders.showOnly("CONFIRMED");
    shop.awaitAddress("/admin/orders?status=CONFIRMED");
    network.failHeld();
    assertFalse(shop.showsError());
  }

  private static int refunded(Customer customer, String order) {
    return customer.get("/payment?orderId=" + order).path("items[0].refunded.amount");
  }

  @Test
  @Covers("STORE-12")
  void anAdminNamesAnotherAdmin() {
    Customer carol = Customer.register(RunningShop.endpoint());
    products.openUsers();
    AdminUsersPage users = new AdminUsersPage(shop);
    users.searchFor(carol.email());
    look("admin-users");
    users.toggleAdmin();
    users.awaitThat(() -> carol.get("/user/me").<List<String>>path("roles").contains("admin"));
  }
}

package com.shop.playground.storefront;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import com.shop.playground.system.RunningShop;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every page on every screen; PurchaseIT sees the most important ones on two. */
class ScreensIT extends InBrowser {
  private static final List<Browser.Screen> EXTREMES =
      List.of(Browser.Screen.WIDE, Browser.Screen.PHONE.mirrored(true));

  private static final List<Browser.Screen> ALL =
      Stream.of(Browser.Screen.PHONE, Browser.Screen.DESKTOP, Browser.Screen.WIDE)
          .flatMap(screen -> Stream.of(screen.in("en-US"), screen.in("zh-CN")))
          .flatMap(screen -> Stream.of(screen.dark(false), screen.dark(true)))
          .flatMap(screen -> Stream.of(screen.mirrored(false), screen.mirrored(true)))
          .toList();

  @ParameterizedTest
  @FieldSource("EXTREMES")
  @Covers("STORE-23")
  void pagesFitExtremes(Browser.Screen screen) {
    lookAtAllPages(screen);
  }

  @ParameterizedTest
  @FieldSource("ALL")
  @Tag("screens")
  void pagesFitEveryScreen(Browser.Screen screen) {
    lookAtAllPages(screen);
  }

  private void lookAtAllPages(Browser.Screen screen) {
    // Words that fit no line: the API accepts them.
    String name = "Flask" + "ThermoelectricFlask".repeat(5) + " " + UUID.randomUUID();
    String product = Stock.product(name, 3);
    Customer carol = Customer.register(RunningShop.endpoint());
    String order = carol.buy(product, 1);
    carol.patch("/user/me", Map.of("name", "n".repeat(100))).then().statusCode(200);
    Map<String, Object> address = new HashMap<>(Bodies.address());
    address.put("recipient", "r".repeat(100));
    carol.post("/user/me/addresses", address).then().statusCode(201);
    carol.put("/order/cart/items/" + product, Map.of("quantity", 2)).then().statusCode(200);
    Stock.admin()
        .put("/user/" + carol.id() + "/roles", Map.of("roles", List.of("customer", "admin")))
        .then()
        .statusCode(200);

    browser = Browser.open(screen);
    Storefront page = new Storefront(browser.driver());
    lookAt(page, "visitor", visitorsPages(product));
    page.open("/account");
    new SignInPage(browser.driver()).signIn(carol.email(), Bodies.PASSWORD);
    page.find("sign-out");
    lookAt(page, "member", membersPages(product, order));
  }

  /** Each address, and what shows that its page is complete. */
  private static Map<String, String> visitorsPages(String product) {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("/", "product-card");
    pages.put("/products", "show-more");
    pages.put("/products?q=nothing-like-this", "no-products");
    pages.put("/products/" + product, "add-to-cart");
    pages.put("/products/" + Bodies.NO_SUCH_ID, "error");
    pages.put("/cart", "cart-empty");
    pages.put("/sign-in", "sign-form");
    pages.put("/sign-up", "name");
    pages.put("/nowhere", "not-found");
    return pages;
  }

  private static Map<String, String> membersPages(String product, String order) {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("/cart", "cart-line");
    pages.put("/checkout", "address-saved");
    pages.put("/orders", "order-link");
    pages.put("/orders/" + order, "event-CONFIRMED");
    pages.put("/account", "address");
    pages.put("/admin/products", "admin-product");
    pages.put("/admin/products/new", "save-product");
    pages.put("/admin/products/" + product, "adjust");
    pages.put("/admin/orders", "order-link");
    pages.put("/admin/orders/" + order, "refund-form");
    pages.put("/admin/users", "user");
    return pages;
  }

  private void lookAt(Storefront page, String who, Map<String, String> pages) {
    pages.forEach(
        (address, complete) -> {
          page.open(address);
          page.find(complete);
          String place =
              address
                  .replace(Bodies.NO_SUCH_ID, "none")
                  .replaceAll("[0-9a-f-]{36}", "id")
                  .replaceAll("\\W+", "-");
          look(page, who + place);
        });
  }
}

package com.shop.playground.storefront;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import com.shop.playground.storefront.page.AccountPage;
import com.shop.playground.storefront.page.SignInPage;
import com.shop.playground.system.RunningShop;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every page fits the screen, and everybody can use it there. */
class ScreensIT extends InBrowser {
  /** Also wide ones and mirrored ones. */
  static final List<Screen> SCREENS =
      Screen.chosen(
          Stream.concat(
                  Screen.ALL.stream(),
                  Screen.ALL.stream()
                      .filter(screen -> !screen.isPhone())
                      .map(screen -> Screen.WIDE.dark(screen.isDark()).in(screen.language())))
              .flatMap(screen -> Stream.of(screen.mirrored(false), screen.mirrored(true)))
              .toList(),
          Screen.WIDE,
          Screen.PHONE.mirrored(true));

  @Test
  @Covers("STORE-23")
  void everyPageFits() {
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

    lookAt("visitor", visitorsPages(product));
    AccountPage account = new AccountPage(shop);
    account.open();
    new SignInPage(shop).signIn(carol.email(), Bodies.PASSWORD);
    account.awaitShown();
    lookAt("member", membersPages(product, order));
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

  private void lookAt(String who, Map<String, String> pages) {
    pages.forEach(
        (address, complete) -> {
          shop.open(address);
          shop.awaitElement(complete);
          String place =
              address
                  .replace(Bodies.NO_SUCH_ID, "none")
                  .replaceAll("[0-9a-f-]{36}", "id")
                  .replaceAll("\\W+", "-");
          look(who + place);
        });
  }
}

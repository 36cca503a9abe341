package com.shop.playground.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.shop.platform.Covers;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The seed data, which every shop but a production one starts with. */
@BlackBox
class SeedIT {

  @BeforeAll
  static void withAnotherAdminThereIsNoSeed() {
    String admin = People.admin().email();
    assumeTrue(admin.equals(People.SEED_ADMIN), "a shop with seed data");
  }

  @Test
  @Covers("SEED-1")
  void aliceAndBobAreCustomersAndTheAdminIsAnAdmin() {
    assertEquals(List.of("customer"), rolesOf("alice@shop.com"));
    assertEquals(List.of("customer"), rolesOf("bob@shop.com"));
    assertEquals(List.of("admin", "customer"), rolesOf(People.SEED_ADMIN));
  }

  @Test
  @Covers("SEED-2")
  void theCatalogueIsSeeded() {
    List<Map<String, ?>> products = seeded();

    assertTrue(products.size() >= 60, () -> products.size() + " products");
    assertTrue(products.stream().map(product -> product.get("category")).distinct().count() >= 6);
    for (Map<String, ?> product : products) {
      assertFalse(product.get("description").toString().isBlank(), product::toString);
    }
    assertTrue(products.stream().anyMatch(product -> (int) product.get("available") > 0));
  }

  @Test
  @Covers("SEED-3")
  void thePicturesAreServedByTheShop() {
    for (Map<String, ?> product : seeded().subList(0, 5)) {
      Response picture = ShopUnderTest.anyone().get((String) product.get("imageUrl"));
      assertEquals(200, picture.statusCode(), product::toString);
      assertTrue(picture.contentType().startsWith("image/"), picture::contentType);
    }
  }

  private static List<?> rolesOf(String email) {
    return ShopUnderTest.logIn(email, "Passw0rd!").get("/user/me").path("roles");
  }

  /** The products with one of the shop's own pictures, as the seed's have. */
  private static List<Map<String, ?>> seeded() {
    List<Map<String, ?>> products = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      Response page = ShopUnderTest.anyone().get("/product?limit=100" + cursor);
      products.addAll(page.<List<Map<String, ?>>>path("items"));
      String next = page.path("nextCursor");
      cursor = next == null ? null : "&cursor=" + next;
    }
    return products.stream()
        .filter(product -> String.valueOf(product.get("imageUrl")).startsWith("/assets/"))
        .toList();
  }
}

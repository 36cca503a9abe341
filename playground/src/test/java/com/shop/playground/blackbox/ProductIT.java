package com.shop.playground.blackbox;

import static com.shop.playground.blackbox.Checks.assertInvalid;
import static com.shop.playground.blackbox.Checks.assertProblem;
import static com.shop.playground.blackbox.Checks.assertShape;
import static com.shop.playground.blackbox.Checks.assertStatus;
import static com.shop.playground.client.Bodies.NO_SUCH_ID;
import static com.shop.playground.client.Bodies.money;
import static com.shop.playground.client.Bodies.with;
import static com.shop.playground.client.Bodies.without;
import static com.shop.playground.client.Client.header;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Client;
import com.shop.playground.client.Customer;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One product: how admins add, edit and delete it, and what the public sees. */
@BlackBox
class ProductIT {
  private final Client admin = People.admin();
  private final Client anyone = ShopUnderTest.anyone();

  @Test
  @Covers({"PROD-2", "PROD-11", "PROD-16", "CONV-24"})
  void aNewProductIsInTheCatalogueAtOnce() {
    Map<String, Object> product = with(Shelf.product(7), "imageUrl", "/assets/lamp.svg");

    Response added = Shelf.put(product);

    assertShape(
        added.path(""),
        "id",
        "sku",
        "name",
        "description",
        "category",
        "price",
        "available",
        "imageUrl",
        "createdAt",
        "updatedAt");
    for (String field : List.of("sku", "name", "description", "category", "price", "imageUrl")) {
      assertEquals(product.get(field), added.path(field));
    }
    assertEquals(7, added.<Integer>path("available"));
    assertEquals("/product/" + added.path("id"), added.header("Location"));
    assertEquals(added.asString(), anyone.get(added.header("Location")).asString());
  }

  @Test
  @Covers({"PROD-11", "PROD-12", "PROD-13"})
  void theEntityTagChangesWithEveryVisibleField() {
    Map<String, Object> product = Shelf.product(7);
    String location = Shelf.put(product).header("Location");
    String tag = tag(location);
    Response unchanged = anyone.get(location, header("If-None-Match", tag));
    assertStatus(304, unchanged);
    assertEquals(tag, unchanged.header("ETag"));

    Map<String, Object> edited = without(product, "stock");
    for (Map.Entry<String, Object> change :
        List.of(
            Map.<String, Object>entry("sku", product.get("sku") + "-b"),
            Map.<String, Object>entry("name", "Better Lamp"),
            Map.<String, Object>entry("description", "Lights up more."),
            Map.<String, Object>entry("category", "better-lamps"),
            Map.<String, Object>entry("price", money(1399)),
            Map.<String, Object>entry("imageUrl", "https://example.com/lamp.png"))) {
      edited.put(change.getKey(), change.getValue());
      assertStatus(200, admin.put(location, edited, header("If-Match", tag)));
      Response shown = anyone.get(location, header("If-None-Match", tag));
      assertStatus(200, shown);
      assertEquals(change.getValue(), shown.path(change.getKey()));
      tag = shown.header("ETag");
    }
    restock(location, -1);
    assertStatus(200, anyone.get(location, header("If-None-Match", tag)));
  }

  @Test
  @Covers({"PROD-19", "PROD-20", "PROD-21"})
  void anEditRequiresIfMatch() {
    Map<String, Object> product = Shelf.product(7);
    String location = Shelf.put(product).header("Location");
    Map<String, Object> edit = with(without(product, "stock"), "name", "Better Lamp");
    String tag = tag(location);

    assertProblem(428, "precondition_required", admin.put(location, edit));
    Response edited = admin.put(location, edit, header("If-Match", tag));
    assertProblem(
        412,
        "precondition_failed",
        admin.put(location, with(edit, "name", "Best Lamp"), header("If-Match", tag)));

    assertStatus(200, edited);
    assertEquals("Better Lamp", edited.path("name"));
    assertEquals(7, edited.<Integer>path("available"));
    assertEquals(edited.header("ETag"), tag(location));
    assertEquals(edited.asString(), anyone.get(location).asString());
    assertProblem(
        400,
        "malformed_request",
        admin.put(location, product, header("If-Match", edited.header("ETag"))));
  }

  @Test
  @Covers("PROD-22")
  void stockChangesDoNotConflictWithEdits() {
    Map<String, Object> product = Shelf.product(7);
    String location = Shelf.put(product).header("Location");
    String tag = tag(location);
    restock(location, 1);
    assertNotEquals(tag, tag(location));

    Map<String, Object> edit = with(without(product, "stock"), "name", "Better Lamp");

    assertStatus(200, admin.put(location, edit, header("If-Match", tag)));
  }

  @Test
  @Covers("PROD-18")
  void aSkuIsNeverReused() {
    Map<String, Object> product = Shelf.product(7);
    String taken = Shelf.put(product).header("Location");
    Map<String, Object> other = Shelf.product(7);
    String location = Shelf.put(other).header("Location");
    Map<String, Object> edit = with(without(other, "stock"), "sku", product.get("sku"));

    assertProblem(409, "sku_taken", admin.post("/product", product));
    assertProblem(409, "sku_taken", admin.put(location, edit, header("If-Match", tag(location))));
    assertStatus(204, admin.delete(taken));
    assertProblem(409, "sku_taken", admin.post("/product", product));
  }

  @Test
  @Covers({"PROD-18", "PROD-42"})
  void aSkuIsTheSameInAnyCase() {
    Map<String, Object> product = Shelf.product(7);
    String sku = product.get("sku").toString().toUpperCase(Locale.ROOT);
    String location = Shelf.put(product).header("Location");

    assertProblem(
        409,
        "sku_taken",
        admin.post("/product", with(product, "sku", sku.toLowerCase(Locale.ROOT))));
    Response edited =
        admin.put(
            location,
            with(without(product, "stock"), "sku", sku),
            header("If-Match", tag(location)));
    assertStatus(200, edited);
    assertEquals(sku, edited.path("sku"));
  }

  @Test
  @Covers({"PROD-23", "PROD-25", "CONV-40"})
  void aDeletedProductIsNotFound() {
    Map<String, Object> product = Shelf.product(7);
    Response added = Shelf.put(product);
    String location = added.header("Location");
    String old = tag(location);
    Map<String, Object> edit = with(without(product, "stock"), "name", "Better Lamp");
    assertStatus(200, admin.put(location, edit, header("If-Match", old)));

    assertProblem(412, "precondition_failed", admin.delete(location, header("If-Match", old)));
    assertStatus(204, admin.delete(location, header("If-Match", tag(location))));

    assertProblem(404, "not_found", anyone.get(location));
    assertProblem(404, "not_found", admin.delete(location));
    assertProblem(404, "not_found", admin.put(location, edit, header("If-Match", "*")));
    await()
        .atMost(Duration.ofSeconds(6)) // a list may be 5 s old
        .until(
            () -> anyone.get("/product?ids=" + added.path("id")).path("items").equals(List.of()));
  }

  @Test
  @Covers("PROD-24")
  void placedOrdersKeepTheLinesOfADeletedProduct() {
    Customer carol = People.somebody();
    String product = Shelf.put(7);
    String order = carol.buy(product, 2);

    assertStatus(204, admin.delete("/product/" + product));

    Response shown = carol.get("/order/" + order);
    assertEquals(product, shown.path("items[0].productId"));
    assertEquals("Test Lamp", shown.path("items[0].name"));
    assertEquals(2598, shown.<Integer>path("items[0].lineTotal.amount"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sku", "name", "description", "category", "price", "stock"})
  @Covers({"PROD-16", "CONV-7"})
  void everyFieldButThePictureIsRequired(String field) {
    assertInvalid(admin.post("/product", without(Shelf.product(1), field)), field);
    assertInvalid(admin.post("/product", with(Shelf.product(1), field, null)), field);
  }

  @Test
  @Covers({"PROD-17", "CONV-8", "CONV-14", "CONV-27"})
  void everyFieldIsValidated() {
    Map<String, Object> product = Shelf.product(1);

    assertInvalid(admin.post("/product", with(product, "category", "Test Lamps")), "category");
    assertInvalid(admin.post("/product", with(product, "price", money(0))), "price.amount");
    assertInvalid(
        admin.post("/product", with(product, "price", Map.of("amount", 1, "currency", "EUR"))),
        "price.currency");
    assertInvalid(admin.post("/product", with(product, "stock", -1)), "stock");
    assertInvalid(
        admin.post("/product", with(product, "imageUrl", "javascript:alert(1)")), "imageUrl");
    assertInvalid(admin.post("/product", with(product, "name", "n".repeat(201))), "name");
  }

  @Test
  @Covers({"PROD-28", "CONV-29", "CONV-30"})
  void onlyAdminsChangeTheCatalogue() {
    String location = Shelf.put(Shelf.product(1)).header("Location");
    Client carol = People.somebody();

    for (Client client : List.of(carol, anyone)) {
      int status = client == carol ? 403 : 401;
      String code = client == carol ? "forbidden" : "unauthorized";
      assertProblem(status, code, client.post("/product", Shelf.product(1)));
      assertProblem(status, code, client.put(location, Shelf.product(1)));
      assertProblem(status, code, client.delete(location));
      assertProblem(status, code, client.post(location + "/stock", Bodies.adjustment(1)));
    }
  }

  @Test
  @Covers({"CONV-16", "CONV-17"})
  void anUnknownProductIsNotFound() {
    assertProblem(404, "not_found", anyone.get("/product/" + NO_SUCH_ID));
    assertProblem(404, "not_found", anyone.get("/product/b2c3d4e5-0000-4000-8000-00000000abcd"));
    assertProblem(404, "not_found", anyone.get("/product/lamp"));
    assertProblem(404, "not_found", admin.delete("/product/" + NO_SUCH_ID));
  }

  private void restock(String location, int delta) {
    Response adjusted =
        admin.post(
            location + "/stock", Bodies.adjustment(delta), header("Idempotency-Key", "restock"));
    assertStatus(200, adjusted);
  }

  private String tag(String location) {
    return anyone.get(location).header("ETag");
  }
}

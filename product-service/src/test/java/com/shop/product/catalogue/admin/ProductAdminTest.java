package com.shop.product.catalogue.admin;

import static com.shop.product.catalogue.admin.Admin.mug;
import static com.shop.product.catalogue.admin.Admin.newSku;
import static com.shop.product.catalogue.admin.Admin.tag;
import static com.shop.product.catalogue.admin.Admin.withStock;
import static com.shop.product.reservation.OrderService.confirm;
import static com.shop.product.reservation.OrderService.release;
import static com.shop.product.reservation.OrderService.reserve;
import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.shop.platform.Ids;
import com.shop.product.Shelf;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProductAdminTest {
  private final Admin admin = new Admin();
  private final String sku = newSku();

  @Inject Shelf shelf;

  @AfterEach
  void noStockIsLost() {
    shelf.assertNoStockLost();
  }

  @Test
  void aNewProductIsListedImmediately() {
    Response added = admin.add(withStock(mug(sku), 7));

    added
        .then()
        .statusCode(201)
        .header("Location", "/product/" + added.path("id"))
        .body("sku", equalTo(sku))
        .body("name", equalTo("Mug"))
        .body("description", equalTo("Holds tea.\nAnd coffee."))
        .body("category", equalTo("home-kitchen"))
        .body("price", equalTo(Map.of("amount", 1890, "currency", "USD")))
        .body("available", equalTo(7))
        .body("imageUrl", equalTo("/assets/products/mug.svg"))
        .body("updatedAt", equalTo(added.path("createdAt")));
    Response shown = given().get(added.header("Location"));
    assertEquals(added.asString(), shown.asString());
    assertEquals(added.header("ETag"), shown.header("ETag"));
    assertEquals(1, shelf.adjustments(UUID.fromString(added.path("id"))));
  }

  @Test
  void stockPictureAndDescriptionMayBeEmpty() {
    Map<String, Object> bare = mug(sku, "imageUrl", null);
    bare.put("description", "");

    admin
        .add(withStock(bare, 0))
        .then()
        .statusCode(201)
        .body("available", equalTo(0))
        .body("$", not(hasKey("imageUrl")));
  }

  @Test
  void aSkuIsNeverReusable() {
    UUID first = admin.added(sku, 1);
    UUID other = admin.added(newSku(), 1);

    assertProblem(admin.add(withStock(mug(sku), 1)), 409, "sku_taken");
    assertProblem(admin.edit(other, tag(other), mug(sku)), 409, "sku_taken");
    admin.remove(first).then().statusCode(204);
    assertProblem(admin.add(withStock(mug(sku), 1)), 409, "sku_taken");
    assertProblem(admin.edit(other, tag(other), mug(sku)), 409, "sku_taken");
  }

  @Test
  void aSkuIsTheSameInAnyCase() {
    UUID product = admin.added(sku.toLowerCase(Locale.ROOT), 1);
    String upper = sku.toUpperCase(Locale.ROOT);

    assertProblem(admin.add(withStock(mug(upper), 1)), 409, "sku_taken");
    admin
        .edit(product, tag(product), mug(upper))
        .then()
        .statusCode(200)
        .body("sku", equalTo(upper));
  }

  @Test
  void anEditChangesEveryFieldButTheStock() {
    UUID product = admin.added(sku, 7);
    String before = tag(product);
    String createdAt = given().get("/product/{id}", product).path("createdAt");
    String newSku = newSku();
    Map<String, Object> fields =
        Map.of(
            "sku", newSku,
            "name", "Cup",
            "description", "Holds less.",
            "category", "cups",
            "price", Map.of("amount", 990, "currency", "USD"));

    Response edited = admin.edit(product, before, fields);

    edited
        .then()
        .statusCode(200)
        .body("id", equalTo(product.toString()))
        .body("sku", equalTo(newSku))
        .body("name", equalTo("Cup"))
        .body("description", equalTo("Holds less."))
        .body("category", equalTo("cups"))
        .body("price.amount", equalTo(990))
        .body("$", not(hasKey("imageUrl")))
        .body("available", equalTo(7))
        .body("createdAt", equalTo(createdAt))
        .body("updatedAt", greaterThan(createdAt));
    assertNotEquals(before, edited.header("ETag"));
    assertEquals(edited.header("ETag"), tag(product));
    assertEquals(edited.asString(), given().get("/product/{id}", product).asString());
  }

  @Test
  void anEditRequiresIfMatch() {
    UUID product = admin.added(sku, 1);
    Map<String, Object> cup = mug(sku, "name", "Cup");

    assertProblem(admin.edit(product, null, cup), 428, "precondition_required");
    assertEquals("Mug", given().get("/product/{id}", product).path("name"));
  }

  @Test
  void anEditOfAnOutdatedVersionIsRejected() {
    UUID product = admin.added(sku, 1);
    String seen = tag(product);
    admin.edit(product, seen, mug(sku, "name", "Cup")).then().statusCode(200);

    for (String stale :
        new String[] {seen, "W/" + tag(product), "1", "\"x\"", "\"11-1\"", "\"1-\""}) {
      assertProblem(
          admin.edit(product, stale, mug(sku, "name", "Jug")), 412, "precondition_failed");
    }
    assertEquals("Cup", given().get("/product/{id}", product).path("name"));
  }

  @Test
  void ifMatchAcceptsSeveralTagsAndAsterisk() {
    UUID product = admin.added(sku, 1);

    admin
        .edit(product, "\"x\", " + tag(product), mug(sku, "name", "Cup"))
        .then()
        .statusCode(200)
        .body("name", equalTo("Cup"));
    admin
        .edit(product, "*", mug(sku, "name", "Jug"))
        .then()
        .statusCode(200)
        .body("name", equalTo("Jug"));
  }

  @Test
  void aPurchaseChangesTheTagButFailsNoEdit() {
    UUID product = admin.added(sku, 7);
    String seen = tag(product);
    reserve(Ids.next(), product, 2).then().statusCode(200);
    assertNotEquals(seen, tag(product));

    admin
        .edit(product, seen, mug(sku, "name", "Cup"))
        .then()
        .statusCode(200)
        .body("name", equalTo("Cup"))
        .body("available", equalTo(5));
  }

  @Test
  void anEditWithoutChangesKeepsTheVersion() {
    UUID product = admin.added(sku, 1);
    Response seen = given().get("/product/{id}", product);

    Response edited = admin.edit(product, seen.header("ETag"), mug(sku));

    assertEquals(200, edited.statusCode());
    assertEquals(seen.asString(), edited.asString());
    assertEquals(seen.header("ETag"), edited.header("ETag"));
    assertEquals(seen.header("ETag"), tag(product));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sku", "name", "description", "category", "price", "imageUrl"})
  void changingAnyFieldIsAnEdit(String field) {
    UUID product = admin.added(sku, 1);
    String before = tag(product);
    Map<String, Object> others =
        Map.of(
            "sku", newSku(),
            "name", "mug",
            "description", "Holds tea.",
            "category", "cups",
            "price", Map.of("amount", 1, "currency", "USD"),
            "imageUrl", "https://shop.com/mug.svg");

    Response edited = admin.edit(product, before, mug(sku, field, others.get(field)));

    assertEquals(others.get(field), edited.path(field));
    assertNotEquals(before, edited.header("ETag"));
  }

  @Test
  void aDeletedProductIsNotFound() {
    UUID product = admin.added(sku, 7);
    String tag = tag(product);
    String category = "c-" + UUID.randomUUID();
    admin.edit(product, tag, mug(sku, "category", category)).then().statusCode(200);

    admin.remove(product).then().statusCode(204).body(equalTo(""));

    assertProblem(given().get("/product/{id}", product), 404, "not_found");
    assertProblem(admin.edit(product, "*", mug(sku)), 404, "not_found");
    assertProblem(admin.edit(product, null, mug(sku)), 404, "not_found");
    assertProblem(admin.adjust(product, 1), 404, "not_found");
    assertProblem(admin.remove(product), 404, "not_found");
    assertProblem(reserve(Ids.next(), product, 1), 422, "unknown_product");
    given().get("/product?ids={id}", product).then().body("items", hasSize(0));
    given().get("/product?category={c}", category).then().body("items", hasSize(0));
    given().get("/product?q={sku}", sku).then().body("items", hasSize(0));
    assertThat(
        given().get("/product/categories").jsonPath().getList("items.slug"),
        not(hasItem(category)));
  }

  @Test
  void reservationsOfADeletedProductRemainValid() {
    UUID product = admin.added(sku, 7);
    UUID reserved = Ids.next();
    UUID sold = Ids.next();
    reserve(reserved, product, 2);
    reserve(sold, product, 3);
    confirm(sold);
    admin.remove(product).then().statusCode(204);

    reserve(reserved, product, 2).then().statusCode(200).body("lines[0].sku", equalTo(sku));
    confirm(reserved).then().statusCode(204);
    release(reserved).then().statusCode(204);
    release(sold).then().statusCode(204);

    assertEquals(7, shelf.available(product));
    assertProblem(given().get("/product/{id}", product), 404, "not_found");
  }

  @Test
  void aDeletionWithIfMatchChecksTheVersion() {
    UUID product = admin.added(sku, 1);

    assertProblem(
        admin.request().header("If-Match", "\"7-1\"").delete("/product/{id}", product),
        412,
        "precondition_failed");
    admin
        .request()
        .header("If-Match", tag(product))
        .delete("/product/{id}", product)
        .then()
        .statusCode(204);
  }

  static void assertProblem(Response response, int status, String code) {
    response
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code));
  }
}

package com.shop.product.catalogue;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.shop.platform.Ids;
import com.shop.product.Shelf;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CatalogueTest {
  /** A category per test, which isolates it from the others. */
  private final String category = "c-" + UUID.randomUUID();

  @Inject Shelf shelf;

  @Test
  void productsArePublicEvenWithAnInvalidToken() {
    UUID mug = shelf.product("Mug", category, 1890, 7);

    given()
        .auth()
        .oauth2("bad")
        .get("/product/{id}", mug)
        .then()
        .statusCode(200)
        .body("id", equalTo(mug.toString()))
        .body("sku", equalTo("T-" + mug))
        .body("name", equalTo("Mug"))
        .body("description", equalTo("For a test."))
        .body("category", equalTo(category))
        .body("price.amount", equalTo(1890))
        .body("price.currency", equalTo("USD"))
        .body("available", equalTo(7))
        .body("$", not(hasKey("imageUrl")))
        .body("createdAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"))
        .body("updatedAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"));
  }

  @Test
  void unknownProductsAreNotFound() {
    UUID deleted = shelf.product(1);
    shelf.delete(deleted);

    given().get("/product/{id}", deleted).then().statusCode(404).body("code", equalTo("not_found"));
    given().get("/product/{id}", Ids.next()).then().statusCode(404);
    given().get("/product/no-uuid").then().statusCode(404);
  }

  @Test
  void theEtagChangesWithTheStock() {
    UUID mug = shelf.product(7);
    String before = given().get("/product/{id}", mug).header("ETag");
    shelf.restock(mug, 1);
    String after = given().get("/product/{id}", mug).header("ETag");

    assertNotEquals(before, after);
    assertEquals(200, statusIfNoneMatch(mug, before));
    assertEquals(304, statusIfNoneMatch(mug, after));
    assertEquals(304, statusIfNoneMatch(mug, "\"x\", W/" + after));
    assertEquals(304, statusIfNoneMatch(mug, "*"));
    assertEquals(200, statusIfNoneMatch(mug, "nonsense"));
  }

  @Test
  void theEtagOfAListChangesWithItsContent() {
    UUID mug = shelf.product("Mug", category, 1890, 7);
    for (String list : List.of("/product?category=" + category, "/product?ids=" + mug)) {
      String before = given().get(list).header("ETag");
      shelf.restock(mug, 1);
      String after = given().get(list).header("ETag");

      assertThat(after, startsWith("W/"));
      given().header("If-None-Match", before).get(list).then().statusCode(200);
      given()
          .header("If-None-Match", "\"x\", " + after)
          .get(list)
          .then()
          .statusCode(304)
          .header("ETag", after)
          .body(emptyString());
    }
  }

  @Test
  void theEtagOfTheCategoriesChangesWithTheirContent() {
    String before = given().get("/product/categories").header("ETag");
    shelf.product("Mug", category, 1890, 7);
    String after = given().get("/product/categories").header("ETag");

    assertEquals(
        200, given().header("If-None-Match", before).get("/product/categories").statusCode());
    assertEquals(
        304, given().header("If-None-Match", after).get("/product/categories").statusCode());
  }

  @Test
  void categoriesAreDerivedFromProducts() {
    shelf.product("One", category, 1, 1);
    shelf.product("Two", category, 1, 0);
    shelf.delete(shelf.product("Gone", category, 1, 1));
    String emptied = "e-" + UUID.randomUUID();
    shelf.delete(shelf.product("Gone", emptied, 1, 1));

    given()
        .get("/product/categories")
        .then()
        .statusCode(200)
        .body("items.find { it.slug == '%s' }.productCount".formatted(category), equalTo(2))
        .body("items.find { it.slug == '%s' }".formatted(emptied), nullValue());
  }

  @ParameterizedTest
  @CsvSource({
    "MUG, 2",
    "für, 1",
    "FUR, 1",
    "for a TEST, 3",
    "t-, 3",
    "'  mug  ', 2",
    "'', 3",
    "100%, 1",
    "%, 1",
    "_, 1",
    "!, 1",
    "\\, 1",
    "teapot, 0"
  })
  void searchIsLiteralAndIgnoresCase(String text, int found) {
    shelf.product("Mug für Tee", category, 1, 1);
    shelf.product("Mug_100% !\\", category, 1, 1);
    shelf.product("Pan", category, 1, 1);

    list("q", text).body("items", hasSize(found));
  }

  @Test
  void composedAndDecomposedAccentsAreEqualInASearch() {
    shelf.product("Caf\u00e9 \ud55c\uad6d", category, 1, 1);

    list("q", "cafe\u0301").body("items", hasSize(1));
    list("q", "\u1112\u1161\u11ab").body("items", hasSize(1));
  }

  @Test
  void filtersCanBeCombined() {
    shelf.product("Cheap", category, 100, 1);
    shelf.product("Fair", category, 200, 1);
    shelf.product("Fair but sold out", category, 200, 0);
    shelf.product("Dear", category, 300, 1);

    list("minPrice", 200, "maxPrice", 300, "inStock", true, "sort", "price")
        .body("items.name", contains("Fair", "Dear"));
    list("inStock", false).body("items.name", contains("Fair but sold out"));
    list("minPrice", 300, "maxPrice", 200).body("items", hasSize(0));
    given().get("/product?category=nobody-names-this").then().body("items", hasSize(0));
  }

  @Test
  void unknownIdsAreLeftOut() {
    UUID one = shelf.product("B", category, 1, 1);
    UUID two = shelf.product("A", category, 1, 1);
    UUID deleted = shelf.product(1);
    shelf.delete(deleted);

    given()
        .queryParam("ids", one + "," + deleted + "," + two + "," + Ids.next() + "," + one)
        .queryParam("sort", "name")
        .get("/product")
        .then()
        .statusCode(200)
        .body("items.id", contains(two.toString(), one.toString()));
    given()
        .get("/product?ids={one}&ids={two}", one, two)
        .then()
        .statusCode(200)
        .body("items", hasSize(2));
  }

  @Test
  void upToFiftyIdsAreAccepted() {
    String id = Ids.next().toString();

    assertEquals(200, statusForIds(Collections.nCopies(50, id)));
    assertEquals(400, statusForIds(Collections.nCopies(51, id)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "minPrice=-1",
        "minPrice=1.5",
        "maxPrice=cheap",
        "maxPrice=99999999999999999999",
        "inStock=yes",
        "inStock=TRUE",
        "ids=1",
        "ids=",
        "ids=,",
        "sort=cheapest",
        "sort=-name",
        "category=No%20Slug",
        "limit=0",
        "limit=101",
        "limit=ten",
        "cursor=abc",
        "cursor=%00",
      })
  void malformedParametersAreInvalid(String parameters) {
    given()
        .urlEncodingEnabled(false)
        .get("/product?" + parameters)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("validation_failed"))
        .body("violations[0].field", equalTo(parameters.substring(0, parameters.indexOf('='))));
  }

  @Test
  void searchTextIsLimitedToAHundredCharacters() {
    list("q", "x".repeat(100)).statusCode(200);
    list("q", "x".repeat(101)).statusCode(400);
    list("q", "\uD83D\uDE00".repeat(100)).statusCode(200);
    list("q", "\uD83D\uDE00".repeat(101)).statusCode(400);
  }

  private ValidatableResponse list(Object... parameters) {
    var request = given().queryParam("category", category);
    for (int i = 0; i < parameters.length; i += 2) {
      request.queryParam((String) parameters[i], parameters[i + 1]);
    }
    return request.get("/product").then();
  }

  private static int statusIfNoneMatch(UUID product, String tags) {
    return given().header("If-None-Match", tags).get("/product/{id}", product).statusCode();
  }

  private static int statusForIds(Iterable<String> ids) {
    return given().queryParam("ids", String.join(",", ids)).get("/product").statusCode();
  }
}

package com.shop.product.catalogue.admin;

import static com.shop.product.catalogue.admin.Admin.mug;
import static com.shop.product.catalogue.admin.Admin.newSku;
import static com.shop.product.catalogue.admin.Admin.withStock;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.shop.product.Shelf;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits of product fields, which adding and editing share. */
@QuarkusTest
class ProductBoundsTest {
  private final Admin admin = new Admin();

  @Inject Shelf shelf;

  static Stream<Arguments> valid() {
    return Stream.of(
        arguments("sku", "T-!" + UUID.randomUUID() + "~".repeat(25)),
        arguments("name", "x"),
        arguments("name", "\uD83D\uDE00".repeat(200)),
        arguments("description", ""),
        arguments("description", "\uD83D\uDE00".repeat(4000)),
        arguments("category", "4k-tv"),
        arguments("category", "x".repeat(64)),
        arguments("price", usd(1)),
        arguments("price", usd(100_000_000)),
        arguments("imageUrl", "/a"),
        arguments("imageUrl", "http://shop.com/" + "x".repeat(2032)),
        arguments("imageUrl", "https://shop.com/mug%20blue.png?size=2&v=(1)#a"));
  }

  static Stream<Arguments> invalid() {
    return Stream.of(
        arguments("sku", null, "sku"),
        arguments("sku", "", "sku"),
        arguments("sku", "x".repeat(65), "sku"),
        arguments("sku", "A 1", "sku"),
        arguments("sku", "Ä1", "sku"),
        arguments("name", null, "name"),
        arguments("name", " \u00a0", "name"),
        arguments("name", "x".repeat(201), "name"),
        arguments("name", "two\nlines", "name"),
        arguments("name", "a\u0000b", "name"),
        arguments("name", "half \uD83D", "name"),
        arguments("description", null, "description"),
        arguments("description", "x".repeat(4001), "description"),
        arguments("description", "a\u0000b", "description"),
        arguments("category", null, "category"),
        arguments("category", "Home Kitchen", "category"),
        arguments("category", "home--kitchen", "category"),
        arguments("category", "x".repeat(65), "category"),
        arguments("price", null, "price"),
        arguments("price", usd(0), "price.amount"),
        arguments("price", usd(-1), "price.amount"),
        arguments("price", usd(100_000_001), "price.amount"),
        arguments(
            "price", Map.of("amount", BigInteger.TEN.pow(30), "currency", "USD"), "price.amount"),
        arguments("price", Map.of("amount", 1), "price.currency"),
        arguments("price", Map.of("currency", "USD"), "price.amount"),
        arguments("price", Map.of("amount", 1, "currency", "EUR"), "price.currency"),
        arguments("imageUrl", "", "imageUrl"),
        arguments("imageUrl", "mug.svg", "imageUrl"),
        arguments("imageUrl", "//elsewhere.com/mug.svg", "imageUrl"),
        arguments("imageUrl", "javascript:alert(1)", "imageUrl"),
        arguments("imageUrl", "/mug\" onerror=\"x", "imageUrl"),
        arguments("imageUrl", "/" + "x".repeat(2048), "imageUrl"));
  }

  @ParameterizedTest
  @MethodSource
  void valid(String field, Object value) {
    Map<String, Object> fields = mug(newSku(), field, value);
    Response added = admin.add(withStock(fields, 1));

    added.then().statusCode(201).body(field, equalTo(value));
    admin.edit(added.path("id"), "*", fields).then().statusCode(200).body(field, equalTo(value));
  }

  @ParameterizedTest
  @MethodSource
  void invalid(String field, Object value, String named) {
    String sku = newSku();
    UUID product = admin.added(sku, 1);

    assertInvalid(admin.add(withStock(mug(newSku(), field, value), 1)), named);
    assertInvalid(admin.edit(product, "*", mug(sku, field, value)), named);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1_000_000_001, 2_147_483_648L})
  void initialStockIsZeroToABillion(long stock) {
    assertInvalid(admin.add(withStock(mug(newSku()), stock)), "stock");
    admin.add(withStock(mug(newSku()), 1_000_000_000)).then().statusCode(201);
  }

  @Test
  void initialStockIsRequired() {
    assertInvalid(admin.add(mug(newSku())), "stock");
  }

  @Test
  void allViolationsAreReportedAtOnce() {
    admin
        .add(Map.of())
        .then()
        .statusCode(400)
        .body(
            "violations.field",
            equalTo(List.of("category", "description", "name", "price", "sku", "stock")));
  }

  @Test
  void anEditRejectsStock() {
    UUID product = admin.added(newSku(), 1);

    assertMalformed(admin.edit(product, "*", withStock(mug(newSku()), 1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "{\"sku\": 1}",
        "{\"stock\": \"1\"}",
        "{\"stock\": 1.5}",
        "{\"price\": 1890}",
        "{\"price\": {\"amount\": \"1890\", \"currency\": \"USD\"}}",
        "{\"available\": 1}"
      })
  void aBodyOfTheWrongShapeIsMalformed(String body) {
    assertMalformed(admin.add(body));
    assertMalformed(admin.edit(admin.added(newSku(), 1), "*", body));
  }

  @Test
  void unsupportedTypesAndLargeBodiesAreRejected() {
    ProductAdminTest.assertProblem(
        admin.request().contentType("text/plain").body("x").post("/product"),
        415,
        "unsupported_media_type");
    Map<String, Object> large = new HashMap<>(mug(newSku()));
    large.put("description", "x".repeat(64 * 1024));
    ProductAdminTest.assertProblem(admin.add(large), 413, "payload_too_large");
    assertInvalid(admin.json("").post("/product"), "body");
  }

  private static Map<String, Object> usd(int amount) {
    return Map.of("amount", amount, "currency", "USD");
  }

  private static void assertInvalid(Response response, String field) {
    ProductAdminTest.assertProblem(response, 400, "validation_failed");
    response.then().body("violations[0].field", equalTo(field));
  }

  private static void assertMalformed(Response response) {
    ProductAdminTest.assertProblem(response, 400, "malformed_request");
  }
}

package com.shop.order.cart;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.order.client.product.FakeCatalogue;
import com.shop.order.client.product.FakeReservations;
import com.shop.platform.identity.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CartTest {
  private final CartApi alice = new CartApi(UUID.randomUUID());
  private final UUID mug = UUID.randomUUID();
  private final UUID pen = UUID.randomUUID();

  @Test
  void anEmptyCartCostsNothing() {
    alice
        .show()
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("items", empty())
        .body("total", equalTo(Map.of("amount", 0, "currency", "USD")));
  }

  @Test
  void aCartShowsCurrentNamesAndPrices() {
    alice.put(mug, 2);

    alice
        .put(pen, 3)
        .then()
        .statusCode(200)
        .body("items.productId", contains(mug.toString(), pen.toString()))
        .body("items.quantity", contains(2, 3))
        .body("items[0].name", equalTo("Thing"))
        .body("items[0].unitPrice.amount", equalTo(1500))
        .body("items[0].lineTotal", equalTo(Map.of("amount", 3000, "currency", "USD")))
        .body("items[0].available", equalTo(FakeCatalogue.AVAILABLE))
        .body("items.availability", contains("AVAILABLE", "AVAILABLE"))
        .body("total", equalTo(Map.of("amount", 7500, "currency", "USD")));
    assertEquals(Map.of(mug, 2, pen, 3), alice.quantities());
  }

  @Test
  void settingAQuantityAgainKeepsTheProductsPlace() {
    alice.put(mug, 2);
    alice.put(pen, 1);

    alice.put(mug, 5).then().body("items.quantity", contains(5, 1));
  }

  @Test
  void removingIsIdempotent() {
    alice.put(mug, 2);
    alice.put(pen, 1);

    alice.remove(mug.toString()).then().statusCode(204);
    alice.remove(mug.toString()).then().statusCode(204);

    assertEquals(Map.of(pen, 1), alice.quantities());
    alice.clear().then().statusCode(204);
    alice.clear().then().statusCode(204);
    assertEquals(Map.of(), alice.quantities());
  }

  @Test
  void aProductThatIsNotSoldCannotBeAdded() {
    alice
        .put(FakeReservations.UNKNOWN, 1)
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("code", equalTo("unknown_product"))
        .body("productIds", equalTo(List.of(FakeReservations.UNKNOWN.toString())));

    assertEquals(Map.of(), alice.quantities());
  }

  @Test
  void aLineThatStockDoesNotCoverIsNotCounted() {
    alice.put(mug, FakeCatalogue.AVAILABLE);

    alice
        .put(pen, FakeCatalogue.AVAILABLE + 1)
        .then()
        .body("items.availability", contains("AVAILABLE", "INSUFFICIENT_STOCK"))
        .body("items[1].lineTotal.amount", equalTo(12_000))
        .body("total.amount", equalTo(10_500));
  }

  @Test
  void aDeletedProductIsNotCountedAndCanBeRemoved() {
    alice.put(pen, 1);
    alice.put(mug, 2);
    FakeCatalogue.delete(mug);
    alice
        .show()
        .then()
        .body("items.availability", contains("AVAILABLE", "DISCONTINUED"))
        .body("total.amount", equalTo(1500));
    alice.remove(pen.toString());

    alice
        .show()
        .then()
        .body("items[0].name", equalTo("Thing"))
        .body("items[0].lineTotal.amount", equalTo(3000))
        .body("items[0].available", equalTo(0))
        .body("total.amount", equalTo(0));
    alice.put(mug, 1).then().statusCode(422);
    alice.remove(mug.toString());
    assertEquals(Map.of(), alice.quantities());
  }

  @Test
  void everyCustomerHasTheirOwnCart() {
    CartApi bob = new CartApi(UUID.randomUUID());
    alice.put(mug, 2);

    bob.put(pen, 1);
    bob.remove(mug.toString());
    assertEquals(Map.of(pen, 1), bob.quantities());
    bob.clear();

    assertEquals(Map.of(mug, 2), alice.quantities());
    given().get("/order/cart").then().statusCode(401).body("code", equalTo("unauthorized"));
    given()
        .auth()
        .oauth2(TestTokens.service())
        .get("/order/cart")
        .then()
        .statusCode(403)
        .body("code", equalTo("forbidden"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"quantity\": 0} | validation_failed",
        "{\"quantity\": 100} | validation_failed",
        "{\"quantity\": null} | validation_failed",
        "{} | validation_failed",
        "{\"quantity\": 1.5} | malformed_request",
        "{\"quantity\": \"2\"} | malformed_request",
        "{\"quantity\": 99999999999} | validation_failed",
        "{\"quantity\": 1, \"price\": 1} | malformed_request",
        "[1] | malformed_request"
      })
  void aQuantityIsAWholeNumberFrom1To99(String body, String code) {
    alice.put(mug.toString(), body).then().statusCode(400).body("code", equalTo(code));

    assertEquals(Map.of(), alice.quantities());
  }

  @Test
  void aMalformedProductIdIsNotFound() {
    alice.put("mug", Map.of("quantity", 1)).then().statusCode(404);
    alice.remove("mug").then().statusCode(404).body("code", equalTo("not_found"));
  }
}

package com.shop.order.checkout;

import static com.shop.order.OrderApi.ADDRESS;
import static com.shop.order.OrderApi.goodOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.order.OrderApi;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The validation of requests to place an order. */
@QuarkusTest
class OrderBoundsTest {
  private final OrderApi alice = new OrderApi();

  static Stream<Arguments> invalid() {
    return Stream.of(
        at("shippingAddress.country", address("country", "ZZ")),
        at("shippingAddress.country", address("country", "us")),
        at("shippingAddress.country", address("country", "USA")),
        at("shippingAddress.country", address("country", null)),
        at("shippingAddress.recipient", address("recipient", " ")),
        at("shippingAddress.recipient", address("recipient", "x".repeat(101))),
        at("shippingAddress.recipient", address("recipient", "Carol\nPaid")),
        at("shippingAddress.line1", address("line1", "1 Main St\u0000")),
        at("shippingAddress.city", address("city", "Spring\u2028field")),
        at("shippingAddress.region", address("region", " ")),
        at("shippingAddress.line1", address("line1", "x".repeat(201))),
        at("shippingAddress.line2", address("line2", "")),
        at("shippingAddress.line2", address("line2", "x".repeat(201))),
        at("shippingAddress.city", address("city", "x".repeat(101))),
        at("shippingAddress.region", address("region", "x".repeat(101))),
        at("shippingAddress.postalCode", address("postalCode", "x".repeat(21))),
        at("shippingAddress", with("shippingAddress", null)),
        at("cardToken", with("cardToken", null)),
        at("cardToken", with("cardToken", "x".repeat(101))),
        at("cardToken", with("cardToken", "4242424242424242")),
        at("cardToken", with("cardToken", " 4242-4242 4242\t4242 ")),
        at("cardToken", with("cardToken", "4242424242424242\n")),
        at("cardToken", with("cardToken", "\n4242 4242\n4242 4242")),
        at("items", with("items", List.of())),
        at("items", with("items", Stream.generate(() -> item(1)).limit(51).toList())),
        at("items[1].quantity", with("items", List.of(item(99), item(100)))),
        at("items[0].quantity", with("items", List.of(item(0)))),
        at("items[0].productId", with("items", List.of(Map.of("quantity", 1)))),
        at("expectedTotal.amount", with("expectedTotal", money(-1, "USD"))),
        at("expectedTotal.currency", with("expectedTotal", money(1, "EUR"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void invalid(String field, Map<String, Object> body) {
    alice
        .place("k", body)
        .then()
        .statusCode(400)
        .body("code", equalTo("validation_failed"))
        .body("violations[0].field", equalTo(field));
    assertNoOrder();
  }

  static Stream<Map<String, Object>> malformed() {
    return Stream.of(
        with("coupon", "x"),
        with("cardToken", 5),
        with("items", "all"),
        with("items", List.of(Map.of("productId", "mug", "quantity", 1))),
        with("items", List.of(Map.of("productId", UUID.randomUUID(), "quantity", 1.5))),
        with("items", List.of(Map.of("productId", UUID.randomUUID(), "quantity", "1"))),
        address("planet", "Earth"));
  }

  @ParameterizedTest
  @MethodSource
  void malformed(Map<String, Object> body) {
    alice.place("k", body).then().statusCode(400).body("code", equalTo("malformed_request"));
    assertNoOrder();
  }

  @Test
  void aRequestWithinTheBoundsIsAccepted() {
    Map<String, Object> body = address("line2", "ü".repeat(200));
    body.put("items", Stream.generate(() -> item(99)).limit(50).toList());
    body.put("expectedTotal", money(50 * 99 * 1500, "USD"));

    assertEquals(201, alice.place(body).statusCode());
  }

  @Test
  void theLengthOfACardTokenCountsCodePoints() {
    String emoji = "\uD83D\uDE00";

    alice
        .place(with("cardToken", emoji.repeat(100)))
        .then()
        .statusCode(422)
        .body("code", equalTo("unknown_card"));
    alice
        .place(with("cardToken", emoji.repeat(101)))
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("cardToken"));
  }

  @Test
  void aCardTokenMayContainLineBreaks() {
    alice
        .place(with("cardToken", "card\n4242424242424242"))
        .then()
        .statusCode(422)
        .body("code", equalTo("unknown_card"));
  }

  private void assertNoOrder() {
    alice.get("/order").then().body("items.size()", equalTo(0));
  }

  private static Arguments at(String field, Map<String, Object> body) {
    return Arguments.of(field, body);
  }

  private static Map<String, Object> with(String member, Object value) {
    Map<String, Object> body = new HashMap<>(goodOrder());
    body.put(member, value);
    return body;
  }

  private static Map<String, Object> address(String member, Object value) {
    Map<String, Object> address = new HashMap<>(ADDRESS);
    address.put(member, value);
    return with("shippingAddress", address);
  }

  private static Map<String, Object> item(int quantity) {
    return Map.of("productId", UUID.randomUUID(), "quantity", quantity);
  }

  private static Map<String, Object> money(int amount, String currency) {
    return Map.of("amount", amount, "currency", currency);
  }
}

package com.shop.order;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.order.client.payment.FakePayments;
import com.shop.order.client.product.FakeReservations;
import com.shop.platform.identity.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Calls the order API as one customer. */
public record OrderApi(UUID customer) {
  public static final Map<String, Object> ADDRESS =
      Map.of(
          "recipient",
          "Alice",
          "line1",
          "1 Main St",
          "city",
          "Springfield",
          "postalCode",
          "12345",
          "country",
          "US");

  public OrderApi() {
    this(UUID.randomUUID());
  }

  public static Map<String, Object> order(UUID product, String card) {
    return Map.of(
        "items",
        List.of(Map.of("productId", product, "quantity", 2)),
        "cardToken",
        card,
        "shippingAddress",
        ADDRESS);
  }

  public static Map<String, Object> goodOrder() {
    return order(UUID.randomUUID(), FakePayments.GOOD_CARD);
  }

  public Response place(Map<String, Object> body) {
    return place(UUID.randomUUID().toString(), body);
  }

  public Response place(String key, Map<String, Object> body) {
    return placing(key, body).post("/order");
  }

  /** Places an order for the recovery to drive, and returns its id. */
  public String placeAsync(Map<String, Object> body) {
    return placing(UUID.randomUUID().toString(), body)
        .header("Prefer", "respond-async")
        .post("/order")
        .then()
        .statusCode(202)
        .extract()
        .path("id");
  }

  private RequestSpecification placing(String key, Map<String, Object> body) {
    return given()
        .auth()
        .oauth2(TestTokens.customer(customer))
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(body);
  }

  public Response get(String path) {
    return given().auth().oauth2(TestTokens.customer(customer)).get(path);
  }

  public Response cancel(String id) {
    return given().auth().oauth2(TestTokens.customer(customer)).post("/order/" + id + "/cancel");
  }

  public String status(String id) {
    return get("/order/" + id).path("status");
  }

  public void awaitStatus(String id, String status) {
    await().atMost(Duration.ofSeconds(20)).until(() -> status(id), status::equals);
  }

  /** The last error of an order, as admins see it. */
  public String lastError(String id) {
    return given()
        .auth()
        .oauth2(TestTokens.admin(UUID.randomUUID()))
        .get("/order/" + id)
        .path("lastError");
  }

  public void awaitError(String id, String part) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> lastError(id), error -> error != null && error.contains(part));
  }

  /** The id of the only order of this customer. */
  public String onlyOrder() {
    List<String> ids = get("/order").path("items.id");
    if (ids.size() != 1) {
      throw new AssertionError("expected one order, but there are " + ids);
    }
    return ids.get(0);
  }

  /** Asserts that the money is refunded and the stock released. */
  public static void assertNothingIsKept(String id) {
    UUID order = UUID.fromString(id);
    assertEquals(FakeReservations.State.RELEASED, FakeReservations.state(order));
    assertTrue(FakePayments.status(order).isMoneyBack());
  }
}

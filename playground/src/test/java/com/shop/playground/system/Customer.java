package com.shop.playground.system;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Somebody who has just registered, and what they do; over HTTP only. */
public final class Customer {
  public static final String GOOD_CARD = "4242424242424242";

  private final URI shop;
  private final String token;

  private Customer(URI shop, String token) {
    this.shop = shop;
    this.token = token;
  }

  public static Customer register(URI shop) {
    String email = "c-" + UUID.randomUUID() + "@example.com";
    anyone(shop)
        .body(Map.of("email", email, "password", "correct horse battery", "name", "Carol"))
        .post("/user/register")
        .then()
        .statusCode(201);
    return logIn(shop, email, "correct horse battery");
  }

  /** Somebody who has an account already. */
  public static Customer logIn(URI shop, String email, String password) {
    Map<String, String> account = Map.of("email", email, "password", password);
    return new Customer(shop, anyone(shop).body(account).post("/user/login").path("accessToken"));
  }

  /** The admin of the seed, at the same shop. */
  public Customer admin() {
    return logIn(shop, "admin@shop.com", "Passw0rd!");
  }

  /** The same customer, where the shop is now. */
  Customer at(URI shop) {
    return new Customer(shop, token);
  }

  public static RequestSpecification anyone(URI shop) {
    return given().baseUri(shop.toString()).contentType(ContentType.JSON);
  }

  public Response get(String path) {
    return asMe().get(path);
  }

  /** A token for a card, as the test-card table of the contract has it. */
  public String card(String number) {
    return asMe()
        .body(
            Map.of(
                "number", number, "expMonth", 12, "expYear", 2039, "cvc", "123", "holder", "Carol"))
        .post("/payment/cards")
        .then()
        .statusCode(201)
        .extract()
        .path("token");
  }

  /** A product that is not rare. */
  public Map<String, Object> product() {
    List<Map<String, Object>> products = get("/product?inStock=true&limit=100").path("items");
    return products.stream()
        .filter(product -> (int) product.get("available") > 50)
        .findFirst()
        .orElseThrow();
  }

  public int available(Object productId) {
    return get("/product/" + productId).path("available");
  }

  public Map<String, Object> wish(Object productId, String cardToken) {
    return Map.of(
        "items", List.of(Map.of("productId", productId, "quantity", 2)),
        "cardToken", cardToken,
        "shippingAddress",
            Map.of(
                "recipient",
                "Carol",
                "line1",
                "1 Main St",
                "city",
                "Springfield",
                "postalCode",
                "12345",
                "country",
                "US"));
  }

  public Response order(String key, Map<String, Object> wish) {
    return post("/order", key, wish, Map.of());
  }

  /** Any call that is idempotent by a key. */
  public Response post(
      String path, String key, Map<String, Object> body, Map<String, String> headers) {
    return asMe().header("Idempotency-Key", key).headers(headers).body(body).post(path);
  }

  public Response order(String cardNumber) {
    return order(UUID.randomUUID().toString(), wish(product().get("id"), card(cardNumber)));
  }

  public Response cancel(Object orderId) {
    return asMe().post("/order/" + orderId + "/cancel");
  }

  /** The status in which the order comes to rest. */
  public String restingStatus(Object orderId, Duration within) {
    return await()
        .atMost(within)
        .ignoreExceptions()
        .until(
            () -> get("/order/" + orderId).path("status"),
            Set.of("CONFIRMED", "REJECTED", "CANCELLED")::contains);
  }

  private RequestSpecification asMe() {
    return anyone(shop).auth().oauth2(token);
  }
}

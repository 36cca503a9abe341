package com.shop.playground.system;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.shop.playground.contract.ContractFilter;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Somebody who has just registered, and what they do; over HTTP only. */
public final class Customer {
  public static final String GOOD_CARD = "4242424242424242";

  /** Shorter than a token is good for. */
  private static final Duration LOG_IN_AGAIN = Duration.ofMinutes(10);

  private final URI shop;
  private final Map<String, String> credentials;
  private volatile Session session;

  /** A token, and by when another one is fetched. */
  private record Session(String token, Instant end) {}

  private Customer(URI shop, Map<String, String> credentials) {
    this.shop = shop;
    this.credentials = credentials;
    this.session = logIn();
  }

  private Customer(URI shop, Map<String, String> credentials, Session session) {
    this.shop = shop;
    this.credentials = credentials;
    this.session = session;
  }

  private Session logIn() {
    String token = anyone(shop).body(credentials).post("/user/login").path("accessToken");
    return new Session(token, Instant.now().plus(LOG_IN_AGAIN));
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
  static Customer logIn(URI shop, String email, String password) {
    return new Customer(shop, Map.of("email", email, "password", password));
  }

  /** The admin of the seed, at the same shop. */
  public Customer admin() {
    return logIn(shop, "admin@shop.com", "Passw0rd!");
  }

  /** The same customer, where the shop is now. */
  Customer at(URI elsewhere) {
    return new Customer(elsewhere, credentials, session);
  }

  public static RequestSpecification anyone(URI shop) {
    return given()
        .filter(new ContractFilter(RunningShop::contract))
        .baseUri(shop.toString())
        .contentType(ContentType.JSON);
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

  /** The ids of the products of which there are most. */
  public List<Object> plentiful(int count) {
    List<Map<String, Object>> products = get("/product?inStock=true&limit=100").path("items");
    return products.stream()
        .sorted(Comparator.comparing(product -> -(int) product.get("available")))
        .limit(count)
        .map(product -> product.get("id"))
        .toList();
  }

  /** The ids of all orders of this customer, page by page. */
  public List<String> orderIds() {
    List<String> ids = new ArrayList<>();
    String next = "";
    while (next != null) {
      Response page = get("/order?limit=100" + next);
      ids.addAll(page.<List<String>>path("items.id"));
      String cursor = page.path("nextCursor");
      next = cursor == null ? null : "&cursor=" + cursor;
    }
    return ids;
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

  /** Any request with this customer's token. */
  public RequestSpecification asMe() {
    return anyone(shop).auth().oauth2(token());
  }

  /** An access token that is good for some minutes. */
  public String token() {
    if (Instant.now().isAfter(session.end())) {
      session = logIn();
    }
    return session.token();
  }
}

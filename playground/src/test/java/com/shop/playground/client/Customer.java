package com.shop.playground.client;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Somebody with an account, and what they do; over HTTP only. */
public final class Customer extends Client {
  /** Shorter than an access token is valid. */
  private static final Duration LOG_IN_AGAIN = Duration.ofMinutes(10);

  private static final Duration TO_REST = Duration.ofSeconds(60);
  private static final Set<String> RESTING =
      Set.of("CONFIRMED", "SHIPPED", "DELIVERED", "REJECTED", "CANCELLED");

  private final String email;
  private final String password;
  private volatile Session session;

  /** An access token, and when another one is fetched. */
  private record Session(String token, Instant end) {}

  private Customer(Endpoint shop, String email, String password, Session session) {
    super(shop);
    this.email = email;
    this.password = password;
    this.session = session;
  }

  /** Somebody new. */
  public static Customer register(Endpoint shop) {
    String email = Bodies.newEmail();
    Response registered =
        new Client(shop).post("/user/register", Bodies.registrationOf(email, Bodies.PASSWORD));
    assertEquals(201, registered.statusCode(), registered::asString);
    return logIn(shop, email, Bodies.PASSWORD);
  }

  /** Somebody who has an account already. */
  public static Customer logIn(Endpoint shop, String email, String password) {
    return new Customer(shop, email, password, session(shop, email, password));
  }

  /** The admin of the seed data, at the same shop. */
  public Customer admin() {
    return logIn(shop(), "admin@shop.com", "Passw0rd!");
  }

  /** The same customer with the same session, where the shop is now. */
  public Customer at(Endpoint elsewhere) {
    return new Customer(elsewhere, email, password, session);
  }

  public String email() {
    return email;
  }

  public String id() {
    return get("/user/me").path("id");
  }

  /** A valid access token. */
  public String token() {
    if (Instant.now().isAfter(session.end())) {
      session = session(shop(), email, password);
    }
    return session.token();
  }

  @Override
  public RequestSpecification request() {
    return super.request().auth().oauth2(token());
  }

  /** A token for the card with this number. */
  public String card(String number) {
    Response card = post("/payment/cards", Bodies.card(number));
    assertEquals(201, card.statusCode(), card::asString);
    return card.path("token");
  }

  /** A product with plenty in stock. */
  public Map<String, Object> product() {
    return inStock().stream()
        .filter(product -> (int) product.get("available") > 50)
        .findFirst()
        .orElseThrow();
  }

  /** The ids of the products with the most in stock. */
  public List<Object> plentiful(int count) {
    return inStock().stream()
        .sorted(Comparator.comparing(product -> -(int) product.get("available")))
        .limit(count)
        .map(product -> product.get("id"))
        .toList();
  }

  public int available(Object productId) {
    return get("/product/" + productId).path("available");
  }

  /** Changes a product's stock, as an admin. */
  public void adjustStock(Object productId, int delta) {
    postWithKey(
            "/product/" + productId + "/stock",
            UUID.randomUUID().toString(),
            Bodies.adjustment(delta))
        .then()
        .statusCode(200);
  }

  /** Places an order of a plentiful product, with a new key. */
  public Response orderWith(String cardNumber) {
    return order(Bodies.orderOf(product().get("id"), card(cardNumber)));
  }

  /** Places an order with a new key. */
  public Response order(Map<String, Object> body, Header... headers) {
    return order(UUID.randomUUID().toString(), body, headers);
  }

  public Response order(String key, Map<String, Object> body, Header... headers) {
    return postWithKey("/order", key, body, headers);
  }

  /** Any request that takes an idempotency key. */
  public Response postWithKey(String path, String key, Object body, Header... headers) {
    List<Header> all = new ArrayList<>(Arrays.asList(headers));
    all.add(header("Idempotency-Key", key));
    return post(path, body, all.toArray(Header[]::new));
  }

  /** The final response to an order, even if it was 202 at first. */
  public Response outcome(Map<String, Object> body) {
    return outcome(UUID.randomUUID().toString(), body);
  }

  public Response outcome(String key, Map<String, Object> body) {
    Response response = order(key, body);
    if (response.statusCode() != 202) {
      return response;
    }
    atRest(response.path("id"));
    return order(key, body);
  }

  /** Buys something that is in stock with a valid card, and waits for the confirmation. */
  public String buy(String productId, int quantity) {
    List<Map<String, Object>> lines = List.of(Bodies.line(productId, quantity));
    String orderId = order(Bodies.order(card(Bodies.GOOD_CARD), lines)).path("id");
    Response order = atRest(orderId, "CONFIRMED");
    assertEquals(200, order.statusCode(), order::asString);
    return orderId;
  }

  public Response cancel(Object orderId) {
    return post("/order/" + orderId + "/cancel");
  }

  /** The order, once it has a resting status. */
  public Response atRest(String orderId) {
    return await()
        .atMost(TO_REST)
        .until(() -> get("/order/" + orderId), order -> RESTING.contains(order.path("status")));
  }

  /** The order, once it has a resting status; fails when that is another one. */
  public Response atRest(String orderId, String status) {
    Response order = atRest(orderId);
    assertEquals(status, order.path("status"), order::asString);
    return order;
  }

  /** The order's resting status, however often the shop fails until then. */
  public String restingStatus(Object orderId, Duration within) {
    return await()
        .atMost(within)
        .ignoreExceptions()
        .until(() -> get("/order/" + orderId).path("status"), RESTING::contains);
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

  private List<Map<String, Object>> inStock() {
    return get("/product?inStock=true&limit=100").path("items");
  }

  private static Session session(Endpoint shop, String email, String password) {
    Response login = new Client(shop).post("/user/login", Bodies.credentials(email, password));
    assertEquals(200, login.statusCode(), login::asString);
    return new Session(login.path("accessToken"), Instant.now().plus(LOG_IN_AGAIN));
  }
}

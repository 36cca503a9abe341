package com.shop.playground.blackbox;

import static com.shop.playground.blackbox.Checks.assertStatus;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.http.Header;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Somebody with an account, and what they do. */
final class Customer extends Client {
  private static final Duration TO_REST = Duration.ofSeconds(60);
  private static final Set<String> AT_REST =
      Set.of("CONFIRMED", "SHIPPED", "DELIVERED", "REJECTED", "CANCELLED");

  private final String email;
  private final String id;

  private Customer(String token, String email, String id) {
    super(token);
    this.email = email;
    this.id = id;
  }

  /** Somebody new. */
  static Customer register() {
    Map<String, Object> registration = Bodies.registration();
    Response user = anyone().post("/user/register", registration);
    assertStatus(201, user);
    return logIn((String) registration.get("email"), Bodies.PASSWORD);
  }

  static Customer logIn(String email, String password) {
    Response login = anyone().post("/user/login", Bodies.credentials(email, password));
    assertStatus(200, login);
    String token = login.path("accessToken");
    return new Customer(token, email, new Client(token).get("/user/me").path("id"));
  }

  String email() {
    return email;
  }

  String id() {
    return id;
  }

  /** A token of the card with that number. */
  String card(String number) {
    Response card = post("/payment/cards", Bodies.card(number));
    assertStatus(201, card);
    return card.path("token");
  }

  /** Places an order, under a key of its own. */
  Response order(Map<String, Object> body, Header... headers) {
    return order(UUID.randomUUID().toString(), body, headers);
  }

  /** The answer to an order that needs no more than its time, however slow the shop is. */
  Response outcome(Map<String, Object> body) {
    return outcome(UUID.randomUUID().toString(), body);
  }

  Response outcome(String key, Map<String, Object> body) {
    Response answer = order(key, body);
    if (answer.statusCode() != 202) {
      return answer;
    }
    atRest(answer.path("id"));
    return order(key, body);
  }

  Response order(String key, Map<String, Object> body, Header... headers) {
    List<Header> all = new ArrayList<>(Arrays.asList(headers));
    all.add(header("Idempotency-Key", key));
    return post("/order", body, all.toArray(Header[]::new));
  }

  /** Buys something that is in stock with a good card; a slow shop may take longer than a call. */
  String buy(String productId, int quantity) {
    List<Map<String, Object>> lines = List.of(Bodies.line(productId, quantity));
    Response order = order(Bodies.order(card(Bodies.GOOD_CARD), lines));
    String orderId = order.path("id");
    assertStatus(200, atRest(orderId, "CONFIRMED"));
    return orderId;
  }

  /** The order, once it rests. */
  Response atRest(String orderId) {
    return await()
        .atMost(TO_REST)
        .until(() -> get("/order/" + orderId), order -> AT_REST.contains(order.path("status")));
  }

  /** The order, once it rests; fails when it does in another status. */
  Response atRest(String orderId, String status) {
    Response order = atRest(orderId);
    assertEquals(status, order.path("status"), order::asString);
    return order;
  }
}

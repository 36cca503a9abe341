package com.shop.playground.system;

import static com.shop.playground.client.Bodies.GOOD_CARD;
import static com.shop.playground.system.RunningShop.anyone;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Race;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import com.shop.playground.shop.Shop;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drives the whole shop over HTTP only; the audit runs after every test. */
@ExtendWith(RunningShop.class)
class SystemIT {
  private static final Duration TO_REST = Duration.ofSeconds(60);
  private static final Shop SHOP = RunningShop.SHOP;

  private final URI base = SHOP.base();

  SystemIT() throws IOException {}

  @AfterEach
  void theAuditIsClean() throws Exception {
    RunningShop.assertAllIsRight();
  }

  @Test
  void aStrangerRegistersBrowsesAndOrders() {
    Customer carol = Customer.register(RunningShop.endpoint(base));
    carol.get("/user/me").then().statusCode(200).body("roles", contains("customer"));
    carol.get("/product/categories").then().body("items.size()", greaterThanOrEqualTo(6));
    Map<String, Object> product = carol.product();
    int before = carol.available(product.get("id"));

    Response order =
        carol.order(
            UUID.randomUUID().toString(), Bodies.orderOf(product.get("id"), carol.card(GOOD_CARD)));

    order
        .then()
        .statusCode(201)
        .body("status", equalTo("CONFIRMED"))
        .body("payment.status", equalTo("CAPTURED"))
        .header("Location", "/order/" + order.path("id"));
    assertEquals(before - 2, carol.available(product.get("id")));
    carol
        .get("/payment?orderId=" + order.path("id"))
        .then()
        .body("items.size()", equalTo(1))
        .body("items[0].amount", equalTo(order.path("total")));
  }

  @Test
  void aDeclinedCardRejectsTheOrderAndReleasesTheStock() {
    Customer carol = Customer.register(RunningShop.endpoint(base));

    Response answer = carol.orderWith("4000000000009995");

    answer
        .then()
        .statusCode(402)
        .contentType("application/problem+json")
        .body("code", equalTo("payment_declined"))
        .body("declineCode", equalTo("insufficient_funds"));
    carol
        .get("/order/" + answer.path("orderId"))
        .then()
        .body("status", equalTo("REJECTED"))
        .body("rejection.code", equalTo("payment_declined"));
  }

  @Test
  void aCancelledOrderIsRefundedAndRestocked() {
    Customer carol = Customer.register(RunningShop.endpoint(base));
    Response order = carol.orderWith(GOOD_CARD);
    Object product = order.path("items[0].productId");
    int sold = carol.available(product);

    carol
        .cancel(order.path("id"))
        .then()
        .statusCode(200)
        .body("status", equalTo("CANCELLED"))
        .body("payment.status", equalTo("REFUNDED"));

    assertEquals(sold + 2, carol.available(product));
    carol
        .get("/payment?orderId=" + order.path("id"))
        .then()
        .body("items[0].status", equalTo("REFUNDED"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"4000000000000119", "4000000000000259"})
  void anUnreliableGatewayChargesOnceAndInTime(String card) {
    Customer carol = Customer.register(RunningShop.endpoint(base));

    Response answer = carol.orderWith(card);

    assertTrue(List.of(201, 202).contains(answer.statusCode()), answer::asString);
    assertEquals("CONFIRMED", carol.restingStatus(answer.path("id"), Duration.ofSeconds(15)));
  }

  @Test
  void theSameKeyTwentyTimesAtOnceOnTwoReplicasIsOneOrder() {
    Customer carol = Customer.register(RunningShop.endpoint(base));
    Object product = carol.product().get("id");
    Map<String, Object> body = Bodies.orderOf(product, carol.card(GOOD_CARD));
    int before = carol.available(product);

    List<Response> answers = Race.of(20, i -> carol.order("pressed-too-often", body));

    answers.forEach(a -> assertTrue(List.of(201, 202).contains(a.statusCode()), a::asString));
    assertEquals(1, answers.stream().map(a -> a.path("id")).distinct().count());
    assertEquals(1, answers.stream().filter(a -> a.header("Idempotent-Replayed") == null).count());
    String id = answers.get(0).path("id");
    assertEquals("CONFIRMED", carol.restingStatus(id, TO_REST));
    assertEquals(List.of(id), carol.orderIds());
    assertEquals(before - 2, carol.available(product));
    carol.get("/payment").then().body("items.orderId", contains(id));
  }

  @Test
  void anotherCustomerDoesNotSeeIt() {
    Object order = Customer.register(RunningShop.endpoint(base)).orderWith(GOOD_CARD).path("id");
    Customer dave = Customer.register(RunningShop.endpoint(base));

    dave.get("/order/" + order).then().statusCode(404);
    dave.cancel(order).then().statusCode(404);
    dave.get("/payment?orderId=" + order).then().body("items.size()", equalTo(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/user", "/product", "/order", "/payment"})
  void everyServiceReportsItsHealthThroughTheGateway(String prefix) {
    anyone(base).get(prefix + "/health").then().statusCode(200).body("status", equalTo("UP"));
    anyone(base).get(prefix + "/ready").then().statusCode(200).body("status", equalTo("UP"));
    anyone(base).get(prefix + "/openapi").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/internal/token",
        "/internal/payments/x",
        "/metrics",
        "/health",
        "/ready",
        "/q-health"
      })
  void podPathsAreNotExposed(String path) {
    anyone(base).get(path).then().statusCode(404).body("code", equalTo("not_found"));
  }

  @Test
  void aKilledReplicasOrdersAreCompleted() throws Exception {
    Customer carol = Customer.register(RunningShop.endpoint(base));
    Map<String, Object> body = Bodies.orderOf(carol.product().get("id"), carol.card(GOOD_CARD));
    List<String> keys = IntStream.range(0, 6).mapToObj(i -> "killed-" + i).toList();

    // While payment-service is paused, every order is between reserved and paid.
    SHOP.pause("payment-service-1");
    SHOP.pause("payment-service-2");
    List<CompletableFuture<Response>> answers =
        keys.stream()
            .map(key -> CompletableFuture.supplyAsync(() -> carol.order(key, body)))
            .toList();
    await().atMost(TO_REST).ignoreExceptions().until(() -> reserved(carol), equalTo(keys.size()));
    SHOP.kill("order-service-1");
    SHOP.resume("payment-service-1");
    SHOP.resume("payment-service-2");
    answers.forEach(CompletableFuture::join);

    for (String key : keys) {
      // Whatever the first response was, the same key returns the outcome: one order, never two.
      String id =
          carol.order(key, body).then().header("Idempotent-Replayed", "true").extract().path("id");
      assertEquals("CONFIRMED", carol.restingStatus(id, TO_REST));
      carol
          .get("/payment?orderId=" + id)
          .then()
          .body("items.size()", equalTo(1))
          .body("items[0].status", equalTo("CAPTURED"));
    }
    carol.get("/order?limit=100").then().body("items.size()", equalTo(keys.size()));
    SHOP.restart("order-service-1");
  }

  @Test
  void ordersSurviveDownAndUp() throws Exception {
    Customer carol = Customer.register(RunningShop.endpoint(base));
    Object order = carol.orderWith(GOOD_CARD).path("id");

    SHOP.stop(System.out::println);
    RunningShop.start();

    // The token is still valid too, since the signing key is stored with the data.
    anyone(SHOP.base()).get("/order/" + order).then().statusCode(401);
    carol
        .at(RunningShop.endpoint())
        .get("/order/" + order)
        .then()
        .body("status", equalTo("CONFIRMED"));
  }

  private static int reserved(Customer customer) {
    List<Map<String, Object>> orders = customer.get("/order?limit=100").path("items");
    return (int) orders.stream().filter(order -> order.containsKey("total")).count();
  }
}

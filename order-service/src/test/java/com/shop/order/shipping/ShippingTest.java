package com.shop.order.shipping;

import static com.shop.order.OrderApi.goodOrder;
import static com.shop.order.OrderApi.order;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.shop.order.Faults;
import com.shop.order.OrderApi;
import com.shop.order.OrderRepository;
import com.shop.order.client.payment.FakePayments;
import com.shop.order.client.payment.Payment;
import com.shop.platform.Race;
import com.shop.platform.Times;
import com.shop.platform.identity.TestTokens;
import com.shop.platform.persistence.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ShippingTest {
  private static final String ADMIN = TestTokens.admin(UUID.randomUUID());

  @Inject OrderRepository orders;

  private final OrderApi alice = new OrderApi();

  @BeforeEach
  void noFaults() {
    Faults.reset();
  }

  @Test
  void aConfirmedOrderIsShippedAndThenDelivered() {
    String id = alice.place(goodOrder()).path("id");

    move(ADMIN, id, "ship").then().statusCode(200).body("status", equalTo("SHIPPED"));
    assertEquals("SHIPPED", alice.status(id));
    move(ADMIN, id, "deliver").then().statusCode(200).body("status", equalTo("DELIVERED"));

    alice
        .get("/order/" + id + "/events")
        .then()
        .body(
            "items.type",
            contains(
                "PLACED",
                "STOCK_RESERVED",
                "PAYMENT_CAPTURED",
                "CONFIRMED",
                "SHIPPED",
                "DELIVERED"));
    assertEquals(Payment.Status.CAPTURED, FakePayments.status(UUID.fromString(id)));
  }

  @Test
  void noTransitionIsSkippedOrRepeated() {
    String id = alice.place(goodOrder()).path("id");

    assertIllegal(id, "deliver", "CONFIRMED");
    move(ADMIN, id, "ship");
    assertIllegal(id, "ship", "SHIPPED");
    move(ADMIN, id, "deliver");
    assertIllegal(id, "ship", "DELIVERED");
    assertIllegal(id, "deliver", "DELIVERED");
  }

  @Test
  void onlyAConfirmedOrderCanBeShipped() {
    Faults.at("capture", false, id -> assertIllegal(id.toString(), "ship", "PENDING"));
    alice.place(goodOrder()).then().statusCode(201);
    String cancelled = alice.place(goodOrder()).path("id");
    alice.cancel(cancelled);

    assertIllegal(cancelled, "ship", "CANCELLED");
    assertIllegal(
        alice.place(order(UUID.randomUUID(), FakePayments.BAD_CARD)).path("orderId"),
        "ship",
        "REJECTED");
  }

  @Test
  void aShippedOrderCannotBeCancelled() {
    String id = alice.place(goodOrder()).path("id");
    move(ADMIN, id, "ship");

    alice.cancel(id).then().statusCode(409).body("code", equalTo("not_cancellable"));
    move(ADMIN, id, "deliver");
    alice.cancel(id).then().statusCode(409).body("code", equalTo("not_cancellable"));
    assertEquals(Payment.Status.CAPTURED, FakePayments.status(UUID.fromString(id)));
  }

  @Test
  void anOrderBeingCancelledCannotBeShipped() {
    String id = alice.place(goodOrder()).path("id");
    Faults.at("refund", false, o -> assertIllegal(id, "ship", "CONFIRMED"));

    alice.cancel(id).then().statusCode(200).body("status", equalTo("CANCELLED"));

    OrderApi.assertNothingIsKept(id);
  }

  @RepeatedTest(10)
  void cancelledAndShippedAtOnceOnlyOneSucceeds() {
    String id = alice.place(goodOrder()).path("id");

    List<Response> answers =
        Race.of(List.of(() -> move(ADMIN, id, "ship"), () -> alice.cancel(id)));

    boolean shipped = alice.status(id).equals("SHIPPED");
    assertEquals(shipped ? 200 : 409, answers.get(0).statusCode());
    assertEquals(shipped ? 409 : 200, answers.get(1).statusCode());
    assertEquals(
        shipped ? Payment.Status.CAPTURED : Payment.Status.REFUNDED,
        FakePayments.status(UUID.fromString(id)));
    assertEquals(shipped ? "SHIPPED" : "CANCELLED", alice.status(id));
  }

  @Test
  void shippingWaitsForACancellationBeingCommitted() throws Exception {
    String id = alice.place(goodOrder()).path("id");
    List<CompletableFuture<Response>> ship = new ArrayList<>();

    Transactions.run(
        () -> {
          orders.change(UUID.fromString(id), order -> order.requestCancel(Times.now()));
          ship.add(supplyAsync(() -> move(ADMIN, id, "ship")));
          assertThrows(TimeoutException.class, () -> ship.get(0).get(2, SECONDS));
        });

    assertEquals(409, ship.get(0).get(20, SECONDS).statusCode());
    alice.awaitStatus(id, "CANCELLED");
    OrderApi.assertNothingIsKept(id);
  }

  @RepeatedTest(5)
  void shippedByAdminsAtOnceItIsShippedOnce() {
    String id = alice.place(goodOrder()).path("id");

    List<Integer> statuses = Race.of(4, i -> move(ADMIN, id, "ship").statusCode());

    assertEquals(List.of(200, 409, 409, 409), statuses.stream().sorted().toList());
    alice.get("/order/" + id + "/events").then().body("items.size()", equalTo(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ship", "deliver"})
  void onlyAdminsCanShipAndDeliver(String step) {
    String id = alice.place(goodOrder()).path("id");

    move(TestTokens.customer(alice.customer()), id, step)
        .then()
        .statusCode(403)
        .body("code", equalTo("forbidden"));
    move(TestTokens.service(), id, step).then().statusCode(403);
    given().post("/order/" + id + "/" + step).then().statusCode(401);
    move(ADMIN, UUID.randomUUID().toString(), step)
        .then()
        .statusCode(404)
        .body("code", equalTo("not_found"));
    move(ADMIN, "not-an-id", step).then().statusCode(404);
    assertEquals("CONFIRMED", alice.status(id));
  }

  private void assertIllegal(String id, String step, String status) {
    move(ADMIN, id, step)
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", equalTo("illegal_transition"));
    assertEquals(status, alice.status(id));
  }

  private static Response move(String token, String id, String step) {
    return given().auth().oauth2(token).post("/order/{id}/{step}", id, step);
  }
}

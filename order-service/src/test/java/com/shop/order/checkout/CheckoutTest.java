package com.shop.order.checkout;

import static com.shop.order.OrderApi.goodOrder;
import static com.shop.order.OrderApi.order;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.order.Faults;
import com.shop.order.OrderApi;
import com.shop.order.client.payment.FakePayments;
import com.shop.order.client.payment.Payment;
import com.shop.order.client.product.FakeReservations;
import com.shop.platform.Covers;
import com.shop.platform.identity.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CheckoutTest {
  private final OrderApi alice = new OrderApi();

  @BeforeEach
  void noFaults() {
    Faults.reset();
  }

  @Test
  void anOrderIsConfirmedWithPricesAndPayment() {
    Response answer = alice.place(goodOrder());
    String id = answer.path("id");

    answer
        .then()
        .statusCode(201)
        .header("Location", "/order/" + id)
        .body("status", equalTo("CONFIRMED"))
        .body("customerId", equalTo(alice.customer().toString()))
        .body("items[0].quantity", equalTo(2))
        .body("items[0].lineTotal.amount", equalTo(3000))
        .body("total.amount", equalTo(3000))
        .body("total.currency", equalTo("USD"))
        .body("payment.status", equalTo("CAPTURED"))
        .body("payment.last4", equalTo("4242"))
        .body("rejection", nullValue());
    alice.get("/order/" + id).then().statusCode(200).body("status", equalTo("CONFIRMED"));
    alice
        .get("/order/" + id + "/events")
        .then()
        .body("items.type", contains("PLACED", "STOCK_RESERVED", "PAYMENT_CAPTURED", "CONFIRMED"));
    assertEquals(FakeReservations.State.CONFIRMED, FakeReservations.state(UUID.fromString(id)));
  }

  @Test
  void aDeclinedCardGivesTheStockBack() {
    Response answer = alice.place(order(UUID.randomUUID(), FakePayments.BAD_CARD));

    String id = rejected(answer, 402, "payment_declined");
    answer.then().body("declineCode", equalTo("insufficient_funds"));
    alice.get("/order/" + id).then().body("payment.status", equalTo("DECLINED"));
  }

  @Test
  void aShortageNamesTheProducts() {
    Response answer = alice.place(order(FakeReservations.SOLD_OUT, FakePayments.GOOD_CARD));

    String id = rejected(answer, 409, "insufficient_stock");
    answer
        .then()
        .body("shortages[0].productId", equalTo(FakeReservations.SOLD_OUT.toString()))
        .body("shortages[0].available", equalTo(0));
    alice
        .get("/order/" + id)
        .then()
        .body("total", nullValue())
        .body("payment", nullValue())
        .body("items[0].unitPrice", nullValue());
  }

  @Test
  void anUnknownProductRejectsTheOrder() {
    rejected(
        alice.place(order(FakeReservations.UNKNOWN, FakePayments.GOOD_CARD)),
        422,
        "unknown_product");
  }

  @Test
  void anUnknownCardRejectsTheOrder() {
    rejected(alice.place(order(UUID.randomUUID(), "card_of_bob")), 422, "unknown_card");
  }

  @Test
  void aChangedPriceRejectsTheOrderBeforeCapture() {
    Map<String, Object> body = new HashMap<>(goodOrder());
    body.put("expectedTotal", Map.of("amount", 2999, "currency", "USD"));
    Response answer = alice.place(body);

    String id = rejected(answer, 409, "price_changed");
    answer.then().body("total.amount", equalTo(3000));
    assertEquals(0, FakePayments.captures(UUID.fromString(id)));
  }

  @Test
  void anOrderAtItsExpectedTotalIsConfirmed() {
    Map<String, Object> body = new HashMap<>(goodOrder());
    body.put("expectedTotal", Map.of("amount", 3000, "currency", "USD"));

    alice.place(body).then().statusCode(201);
  }

  @Test
  @Covers("ORDER-13")
  void anExpiredReservationIsRefundedAndRejected() {
    Faults.at("confirm", false, FakeReservations::expire);

    String id = rejected(alice.place(goodOrder()), 409, "reservation_expired");

    assertEquals(Payment.Status.REFUNDED, FakePayments.status(UUID.fromString(id)));
    assertEquals(1, FakePayments.captures(UUID.fromString(id)));
  }

  @Test
  void aCancelledOrderIsRefundedAndReleased() {
    String id = alice.place(goodOrder()).path("id");

    alice
        .cancel(id)
        .then()
        .statusCode(200)
        .body("status", equalTo("CANCELLED"))
        .body("payment.status", equalTo("REFUNDED"))
        .body("payment.refunded.amount", equalTo(3000));
    alice.cancel(id).then().statusCode(200).body("status", equalTo("CANCELLED"));
    OrderApi.assertNothingIsKept(id);
  }

  @Test
  void aRejectedOrderCannotBeCancelled() {
    String id = alice.place(order(UUID.randomUUID(), FakePayments.BAD_CARD)).path("orderId");

    alice.cancel(id).then().statusCode(409).body("code", equalTo("not_cancellable"));
    assertEquals("REJECTED", alice.status(id));
  }

  @Test
  void anotherCustomersOrderIsNotFound() {
    String id = alice.place(goodOrder()).path("id");
    OrderApi bob = new OrderApi();

    bob.get("/order/" + id).then().statusCode(404);
    bob.get("/order/" + id + "/events").then().statusCode(404);
    bob.cancel(id).then().statusCode(404);
    bob.get("/order/not-an-id").then().statusCode(404);
    assertEquals("CONFIRMED", alice.status(id));
  }

  @Test
  void respondAsyncReturnsAtOnceAndTheOrderContinues() {
    Response answer =
        given()
            .auth()
            .oauth2(TestTokens.customer(alice.customer()))
            .header("Idempotency-Key", "async")
            .header("Prefer", "wait=1, respond-async")
            .contentType("application/json")
            .body(goodOrder())
            .post("/order");

    answer
        .then()
        .statusCode(202)
        .header("Location", notNullValue())
        .header("Preference-Applied", "respond-async")
        .header("Cache-Control", "no-store")
        .body("status", equalTo("PENDING"));
    alice.awaitStatus(answer.path("id"), "CONFIRMED");
  }

  @Test
  void anUnsupportedMethodListsTheAllowedOnes() {
    given()
        .delete("/order")
        .then()
        .statusCode(405)
        .header("Allow", "GET, POST")
        .body("code", equalTo("method_not_allowed"));
    given().put("/order/" + UUID.randomUUID()).then().statusCode(405).header("Allow", "GET");
  }

  @Test
  void theSameProductTwiceIsRefused() {
    Map<String, Object> body = new HashMap<>(goodOrder());
    Map<String, Object> line = Map.of("productId", UUID.randomUUID(), "quantity", 1);
    body.put("items", List.of(line, line));

    alice
        .place(body)
        .then()
        .statusCode(400)
        .body("code", equalTo("validation_failed"))
        .body("violations[0].field", equalTo("items[1].productId"));
  }

  private String rejected(Response answer, int status, String code) {
    answer.then().statusCode(status).contentType("application/problem+json");
    answer.then().body("code", equalTo(code)).body("orderId", notNullValue());
    String id = answer.path("orderId");
    alice
        .get("/order/" + id)
        .then()
        .body("status", equalTo("REJECTED"))
        .body("rejection.code", equalTo(code));
    OrderApi.assertNothingIsKept(id);
    return id;
  }
}

package com.shop.payment.refund;

import static com.shop.payment.PaymentApi.refund;
import static com.shop.payment.PaymentApi.refundOrder;
import static com.shop.payment.PaymentApi.usd;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.payment.Books;
import com.shop.payment.PaymentApi;
import com.shop.payment.gateway.FaultyGateway;
import com.shop.payment.gateway.FaultyGateway.Call;
import com.shop.platform.Covers;
import com.shop.platform.Money;
import com.shop.platform.Race;
import com.shop.platform.identity.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AdminRefundTest {
  private static final Map<String, Object> FULL = Map.of("reason", "damaged");

  @Inject Books books;
  @Inject FaultyGateway gateway;

  private final PaymentApi alice = new PaymentApi();
  private final UUID order = UUID.randomUUID();
  private final String key = UUID.randomUUID().toString();

  private static Map<String, Object> part(long amount) {
    return Map.of("amount", usd(amount), "reason", "damaged");
  }

  private static String newKey() {
    return UUID.randomUUID().toString();
  }

  private String status(UUID payment) {
    return alice.get("/payment/" + payment).path("status");
  }

  @Test
  void aPartialRefundCanBeCompletedLater() {
    UUID payment = alice.captured(order, 1000);
    refund(payment, key, part(300))
        .then()
        .statusCode(201)
        .header("Location", "/payment/" + payment)
        .body("id", notNullValue())
        .body("paymentId", equalTo(payment.toString()))
        .body("amount.amount", equalTo(300))
        .body("reason", equalTo("damaged"))
        .body("createdAt", notNullValue());
    assertEquals("PARTIALLY_REFUNDED", status(payment));
    refund(payment, newKey(), FULL).then().statusCode(201).body("amount.amount", equalTo(700));
    assertEquals("REFUNDED", status(payment));
    books.assertAgree(order);
  }

  @Test
  void aReplayReturnsTheFirstResponseAndRefundsOnce() {
    UUID payment = alice.captured(order, 1000);
    Response first = refund(payment, key, part(300));
    Response replay = refund(payment, key, part(300));
    replay
        .then()
        .statusCode(201)
        .header("Idempotent-Replayed", "true")
        .header("Location", first.header("Location"));
    assertEquals(first.body().asString(), replay.body().asString());
    assertEquals(700, books.netCaptured(order));
    assertEquals(1, books.refunds(order));
  }

  @Test
  void aKeyWithADifferentBodyIsRejected() {
    UUID payment = alice.captured(order, 1000);
    refund(payment, key, part(300)).then().statusCode(201);
    refund(payment, key, part(301))
        .then()
        .statusCode(422)
        .body("code", equalTo("idempotency_key_reused"));
    assertEquals(700, books.netCaptured(order));
  }

  @Test
  void bodiesAreComparedByContent() {
    UUID payment = alice.captured(order, 1000);
    refund(payment, key, part(300)).then().statusCode(201);
    PaymentApi.asAdmin()
        .header("Idempotency-Key", key)
        .body(
            """
            {"reason":"damaged",  "amount": {"currency": "\\u0055SD", "amount": 300}}""")
        .post("/payment/" + payment + "/refund")
        .then()
        .statusCode(201)
        .header("Idempotent-Replayed", "true");
    refund(payment, key, FULL).then().statusCode(422);
    assertEquals(700, books.netCaptured(order));
  }

  @Test
  void aKeyIsScopedToAdminAndPayment() {
    UUID payment = alice.captured(order, 1000);
    UUID another = alice.captured(UUID.randomUUID(), 1000);
    refund(payment, key, part(300)).then().statusCode(201);
    refund(another, key, part(200)).then().statusCode(201).body("amount.amount", equalTo(200));
    asAdmin(UUID.randomUUID(), key)
        .body(part(100))
        .post("/payment/" + payment + "/refund")
        .then()
        .statusCode(201)
        .header("Idempotent-Replayed", nullValue())
        .body("amount.amount", equalTo(100));
    assertEquals(600, books.netCaptured(order));
  }

  private static RequestSpecification asAdmin(UUID admin, String key) {
    return given()
        .auth()
        .oauth2(TestTokens.admin(admin))
        .contentType(ContentType.JSON)
        .header("Idempotency-Key", key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "k\u00e9y"})
  void aMalformedKeyIsRejected(String malformed) {
    UUID payment = alice.captured(order, 1000);
    refund(payment, malformed, FULL)
        .then()
        .statusCode(400)
        .body("code", equalTo("idempotency_key_required"));
    refund(payment, "k".repeat(256), FULL).then().statusCode(400);
    refund(payment, "k".repeat(255), FULL).then().statusCode(201);
  }

  @Test
  @Covers("IDEM-10")
  void aReplayDuringTheFirstRequestConflicts() {
    UUID payment = alice.captured(order, 1000);
    gateway.before(
        Call.REFUND,
        order,
        () ->
            refund(payment, key, part(300))
                .then()
                .statusCode(409)
                .body("code", equalTo("idempotency_in_progress")));
    refund(payment, key, part(300)).then().statusCode(201);
  }

  @Test
  @Covers({"PAY-14", "IDEM-6"})
  void aRefundCompletedByTheLoopIsReplayedAsCreated() {
    UUID payment = alice.captured(order, 1000);
    gateway.after(Call.REFUND, order, FaultyGateway::loseResponse);
    String id =
        refund(payment, key, part(300))
            .then()
            .statusCode(202)
            .header("Idempotent-Replayed", nullValue())
            .extract()
            .path("id");
    books.awaitStatus(order, "PARTIALLY_REFUNDED");
    refund(payment, key, part(300)).then().statusCode(201).body("id", equalTo(id));
    assertEquals(700, books.netCaptured(order));
  }

  @Test
  void aRefundCompletedByLoopAndRequestCountsOnce() {
    UUID payment = alice.captured(order, 1000);
    gateway.after(Call.REFUND, order, () -> books.awaitStatus(order, "PARTIALLY_REFUNDED"));
    refund(payment, key, part(300)).then().statusCode(201);
    assertEquals(700, books.netCaptured(order));
    books.assertAgree(order);
  }

  @Test
  void exceedingTheRemainingAmountIsRejected() {
    UUID payment = alice.captured(order, 1000);
    refund(payment, key, part(1001))
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", equalTo("refund_exceeds_payment"));
    refund(payment, key, part(1001))
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .header("Idempotent-Replayed", "true");
    assertEquals(1000, books.netCaptured(order));
    assertEquals("CAPTURED", status(payment));
  }

  @Test
  void pendingRefundsReduceTheRemainingAmount() {
    UUID payment = alice.captured(order, 1000);
    gateway.before(
        Call.REFUND, order, () -> refund(payment, newKey(), part(301)).then().statusCode(409));
    refund(payment, key, part(700)).then().statusCode(201);
    assertEquals(300, books.netCaptured(order));
  }

  @Test
  void unsupportedMethodsListTheAllowedOnes() {
    PaymentApi.asAdmin()
        .get("/payment/" + UUID.randomUUID() + "/refund")
        .then()
        .statusCode(405)
        .header("Allow", "POST")
        .body("code", equalTo("method_not_allowed"));
  }

  @Test
  void onlyCapturedPaymentsCanBeRefunded() {
    Response declined = alice.capture(order, 1000, alice.card(PaymentApi.DECLINED));
    UUID unknown = UUID.randomUUID();
    // Enough failures to outlast this test, although the loop keeps retrying.
    for (int tries = 0; tries < 10; tries++) {
      gateway.before(Call.CAPTURE, unknown, FaultyGateway::loseResponse);
    }
    Response pending = alice.capture(unknown, 1000, alice.card(PaymentApi.VISA));
    Response tombstone = refundOrder(UUID.randomUUID());
    UUID paid = UUID.randomUUID();
    alice.captured(paid, 1000);
    Response refunded = refundOrder(paid);
    for (Response payment : List.of(declined, pending, tombstone, refunded)) {
      UUID id = UUID.fromString(payment.path("id"));
      refund(id, newKey(), FULL)
          .then()
          .statusCode(409)
          .body("code", equalTo("refund_exceeds_payment"));
    }
  }

  @RepeatedTest(5)
  void concurrentRefundsNeverExceedThePayment() {
    UUID payment = alice.captured(order, 1000);
    List<Response> responses = Race.of(8, i -> refund(payment, key + i, part(300)));
    assertEquals(3, responses.stream().filter(a -> a.statusCode() == 201).count());
    assertEquals(5, responses.stream().filter(a -> a.statusCode() == 409).count());
    assertEquals(100, books.netCaptured(order));
    books.assertAgree(order);
  }

  @RepeatedTest(5)
  void concurrentRequestsWithOneKeyRefundOnce() {
    UUID payment = alice.captured(order, 1000);
    Race.of(8, i -> refund(payment, key, part(100)));
    assertEquals(900, books.netCaptured(order));
    assertEquals(1, books.refunds(order));
    books.assertAgree(order);
  }

  @RepeatedTest(5)
  void concurrentOrderAndAdminRefundsRefundOnce() {
    UUID payment = alice.captured(order, 1000);
    Race.of(8, i -> i % 2 == 0 ? refundOrder(order) : refund(payment, key + i, part(300)));
    refundOrder(order).then().statusCode(200);
    assertEquals(0, books.netCaptured(order));
    books.assertAgree(order);
  }

  @Test
  void aKeyIsRequired() {
    UUID payment = alice.captured(order, 1000);
    PaymentApi.asAdmin()
        .body(FULL)
        .post("/payment/" + payment + "/refund")
        .then()
        .statusCode(400)
        .body("code", equalTo("idempotency_key_required"));
  }

  @Test
  void anInvalidRequestDoesNotConsumeTheKey() {
    UUID payment = alice.captured(order, 1000);
    refund(payment, key, Map.of("amount", usd(0), "reason", "x"))
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("amount.amount"));
    refund(payment, key, part(-1)).then().statusCode(400);
    refund(payment, key, part(Money.MAX_AMOUNT + 1)).then().statusCode(400);
    for (String reason : List.of("", " ", "x".repeat(201), "damaged\nrefunded: all")) {
      refund(payment, key, Map.of("reason", reason))
          .then()
          .statusCode(400)
          .body("violations[0].field", equalTo("reason"));
    }
    refund(payment, key, Map.of()).then().statusCode(400);
    refund(payment, key, Map.of("reason", "x", "status", "DONE"))
        .then()
        .statusCode(400)
        .body("code", equalTo("malformed_request"));
    refund(payment, key, Map.of("reason", "x", "amount", 100)).then().statusCode(400);
    refund(payment, key, FULL).then().statusCode(201);
    refund(UUID.randomUUID(), key, FULL).then().statusCode(404);
  }

  @Test
  void onlyAdminsRefund() {
    UUID payment = alice.captured(order, 1000);
    String path = "/payment/" + payment + "/refund";
    given().contentType(ContentType.JSON).body(FULL).post(path).then().statusCode(401);
    alice.asCustomer().header("Idempotency-Key", key).body(FULL).post(path).then().statusCode(403);
    PaymentApi.asService()
        .header("Idempotency-Key", key)
        .body(FULL)
        .post(path)
        .then()
        .statusCode(403);
    assertEquals(1000, books.netCaptured(order));
  }
}

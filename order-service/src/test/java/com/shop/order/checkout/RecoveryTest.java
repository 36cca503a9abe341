package com.shop.order.checkout;

import static com.shop.order.OrderApi.goodOrder;
import static com.shop.order.OrderApi.order;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.order.Faults;
import com.shop.order.OrderApi;
import com.shop.order.client.payment.FakePayments;
import com.shop.order.client.product.FakeReservations;
import com.shop.platform.Covers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever fails, crashes or runs concurrently, the order comes to rest in the right state. */
@QuarkusTest
class RecoveryTest {
  @Inject Checkout checkout;

  private final OrderApi alice = new OrderApi();

  @BeforeEach
  void noFaults() {
    Faults.reset();
  }

  @ParameterizedTest(name = "{0}, after it: {1}")
  @CsvSource({
    "reserve,false",
    "reserve,true",
    "capture,false",
    "capture,true",
    "confirm,false",
    "confirm,true"
  })
  void aFailedStepIsRetriedWhileTheClientWaits(String call, boolean after) {
    Faults.at(call, after, Faults::fail);
    Faults.at(call, after, Faults::fail);

    alice.place(goodOrder()).then().statusCode(201).body("status", equalTo("CONFIRMED"));

    assertPaidAndSold(alice.onlyOrder());
  }

  @ParameterizedTest(name = "{0}, after it: {1}")
  @CsvSource({
    "reserve,false",
    "reserve,true",
    "capture,false",
    "capture,true",
    "confirm,false",
    "confirm,true"
  })
  void recoveryConfirmsAnOrderWhoseDriverCrashed(String call, boolean after) {
    Faults.at(call, after, Faults::crash);
    Map<String, Object> body = goodOrder();

    alice.place("k", body).then().statusCode(500);

    String id = alice.onlyOrder();
    alice.awaitStatus(id, "CONFIRMED");
    assertPaidAndSold(id);
    alice.place("k", body).then().statusCode(201).body("id", equalTo(id));
  }

  @ParameterizedTest(name = "{0}, after it: {1}")
  @CsvSource({"refund,false", "refund,true", "release,false", "release,true"})
  void recoveryRejectsAnOrderWhoseDriverCrashed(String call, boolean after) {
    Faults.at(call, after, Faults::crash);

    alice.place("k", order(UUID.randomUUID(), FakePayments.BAD_CARD)).then().statusCode(500);

    String id = alice.onlyOrder();
    alice.awaitStatus(id, "REJECTED");
    OrderApi.assertNothingIsKept(id);
  }

  @ParameterizedTest(name = "{0}, after it: {1}")
  @CsvSource({"refund,false", "refund,true", "release,false", "release,true"})
  void recoveryCancelsAnOrderWhoseDriverCrashed(String call, boolean after) {
    String id = alice.place(goodOrder()).path("id");
    Faults.at(call, after, Faults::crash);

    alice.cancel(id).then().statusCode(500);

    alice.awaitStatus(id, "CANCELLED");
    OrderApi.assertNothingIsKept(id);
  }

  @ParameterizedTest(name = "{0}, after it: {1}")
  @CsvSource({
    "reserve,false",
    "reserve,true",
    "capture,false",
    "capture,true",
    "confirm,false",
    "confirm,true"
  })
  void aCancellationOvertakesEveryStep(String call, boolean after) {
    Faults.at(
        call,
        after,
        id ->
            alice
                .cancel(id.toString())
                .then()
                .statusCode(200)
                .body("status", equalTo("CANCELLED")));

    Response answer = alice.place(goodOrder());

    answer.then().statusCode(409).body("code", equalTo("order_cancelled"));
    String id = alice.onlyOrder();
    assertEquals("CANCELLED", alice.status(id));
    OrderApi.assertNothingIsKept(id);
  }

  @ParameterizedTest(name = "{0}, after it: {1}")
  @CsvSource({
    "reserve,false",
    "reserve,true",
    "capture,false",
    "capture,true",
    "confirm,false",
    "confirm,true"
  })
  void aSecondDriverOvertakesEveryStep(String call, boolean after) {
    Faults.at(
        call,
        after,
        id ->
            CompletableFuture.runAsync(
                    () -> checkout.drive(id, Deadline.in(Duration.ofSeconds(20))))
                .join());

    Response answer = alice.place(goodOrder());

    answer.then().statusCode(201);
    String id = answer.path("id");
    assertEquals(1, FakePayments.captures(UUID.fromString(id)));
    alice
        .get("/order/" + id + "/events")
        .then()
        .body("items.type", contains("PLACED", "STOCK_RESERVED", "PAYMENT_CAPTURED", "CONFIRMED"));
  }

  @Test
  void aSlowDriverMeetsTheTombstonesOfARejection() {
    // While the first driver is about to capture, the reservation expires, and a second driver
    // notices that and rejects the order.
    Faults.at(
        "capture",
        false,
        id -> {
          Faults.at("capture", false, FakeReservations::expire);
          CompletableFuture.runAsync(() -> checkout.drive(id, Deadline.in(Duration.ofSeconds(20))))
              .join();
        });

    alice.place(goodOrder()).then().statusCode(409).body("code", equalTo("reservation_expired"));

    OrderApi.assertNothingIsKept(alice.onlyOrder());
  }

  @ParameterizedTest
  @ValueSource(strings = {"reserve", "capture", "confirm"})
  @Covers("ORDER-20")
  void anInternalErrorAfterPlacingReturns202(String call) {
    Faults.at(
        call,
        true,
        id -> {
          throw new IllegalStateException("injected");
        });

    alice.place("k", goodOrder()).then().statusCode(202).body("status", equalTo("PENDING"));

    alice.awaitStatus(alice.onlyOrder(), "CONFIRMED");
  }

  @Test
  @Covers({"ORDER-18", "ORDER-27"})
  void aSlowOrderReturns202InTimeAndContinues() {
    for (int i = 0; i < 60; i++) {
      Faults.at("reserve", false, Faults::fail);
    }

    Response answer = alice.place("k", goodOrder());

    answer.then().statusCode(202).body("status", equalTo("PENDING"));
    String id = answer.path("id");
    alice.awaitError(id, "injected");
    alice.get("/order/" + id).then().body("lastError", nullValue());
    Faults.reset();
    alice.awaitStatus(id, "CONFIRMED");
    assertNull(alice.lastError(id));
  }

  @Test
  void aCaptureIsRecordedWhenTheConfirmationFails() {
    for (int i = 0; i < 60; i++) {
      Faults.at("confirm", false, Faults::fail);
    }

    Response answer = alice.place(goodOrder());

    answer.then().statusCode(202);
    String id = answer.path("id");
    alice
        .get("/order/" + id)
        .then()
        .body("status", equalTo("PENDING"))
        .body("payment.status", equalTo("CAPTURED"));
    alice
        .get("/order/" + id + "/events")
        .then()
        .body("items.type", contains("PLACED", "STOCK_RESERVED", "PAYMENT_CAPTURED"));
    Faults.reset();
    alice.awaitStatus(id, "CONFIRMED");
    assertPaidAndSold(id);
  }

  @Test
  @Covers({"ORDER-18", "ORDER-27"})
  void anOrderWhoseThreadHangsReturns202InTimeAndContinues() {
    CountDownLatch answered = new CountDownLatch(1);
    Faults.at("reserve", false, id -> await(answered));

    Response answer = alice.place(goodOrder());

    answered.countDown();
    answer.then().statusCode(202).body("status", equalTo("PENDING"));
    alice.awaitStatus(answer.path("id"), "CONFIRMED");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(1, TimeUnit.MINUTES));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertPaidAndSold(String id) {
    UUID order = UUID.fromString(id);
    assertEquals(1, FakePayments.captures(order));
    assertEquals(FakeReservations.State.CONFIRMED, FakeReservations.state(order));
  }
}

package com.shop.order.refund;

import static com.shop.order.OrderApi.goodOrder;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.order.Faults;
import com.shop.order.OrderApi;
import com.shop.order.OrderRepository;
import com.shop.order.client.payment.FakePayments;
import com.shop.platform.persistence.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RefundPollerTest {
  private final OrderApi alice = new OrderApi();

  @Inject OrderRepository orders;

  @BeforeEach
  void noFaults() {
    Faults.reset();
  }

  @Test
  void anOrderAndTheListShowRefunds() {
    String id = alice.place(goodOrder()).path("id");
    Map<String, Object> before = alice.get("/order/" + id).path("");
    alice.get("/order/" + id).then().body("payment.refunded.amount", equalTo(0));

    FakePayments.reportRefund(UUID.fromString(id), 1);

    awaitPayment(id, "PARTIALLY_REFUNDED", 1);
    assertEquals(List.of("PARTIALLY_REFUNDED"), alice.get("/order").path("items.payment.status"));
    assertEquals(List.of(1), alice.get("/order").path("items.payment.refunded.amount"));

    FakePayments.reportRefund(UUID.fromString(id), 3000);

    awaitPayment(id, "REFUNDED", 3000);
    Map<String, Object> after = alice.get("/order/" + id).path("");
    before.remove("payment");
    after.remove("payment");
    assertEquals(before, after);
  }

  @Test
  void theStoredResponseStaysAsItWas() {
    Map<String, Object> body = goodOrder();
    Response first = alice.place("key", body);
    String id = first.path("id");

    FakePayments.reportRefund(UUID.fromString(id), 1);

    awaitPayment(id, "PARTIALLY_REFUNDED", 1);
    assertEquals(first.asString(), alice.place("key", body).asString());
  }

  @Test
  void aRefundBeforeTheCaptureIsRecordedIsNotLost() {
    String other = alice.place(goodOrder()).path("id");
    Faults.at(
        "capture",
        true,
        order -> {
          FakePayments.reportRefund(order, 2);
          awaitReported(other);
        });

    String id = alice.place(goodOrder()).then().statusCode(201).extract().path("id");

    awaitPayment(id, "PARTIALLY_REFUNDED", 2);
  }

  @Test
  void aReportThatComesAgainChangesNothing() {
    String id = alice.place(goodOrder()).path("id");
    FakePayments.reportRefund(UUID.fromString(id), 5);
    FakePayments.reportRefund(UUID.fromString(id), 4);

    awaitReported(alice.place(goodOrder()).path("id"));

    awaitPayment(id, "PARTIALLY_REFUNDED", 5);
  }

  @Test
  void aLockedOrderDoesNotDelayTheOrdersBeforeIt() {
    String free = alice.place(goodOrder()).path("id");
    String locked = alice.place(goodOrder()).path("id");

    Transactions.run(
        () -> {
          orders.change(UUID.fromString(locked), order -> {});
          FakePayments.reportRefund(UUID.fromString(free), 1);
          FakePayments.reportRefund(UUID.fromString(locked), 1);
          awaitPayment(free, "PARTIALLY_REFUNDED", 1);
        });

    awaitPayment(locked, "PARTIALLY_REFUNDED", 1);
  }

  @Test
  void aRefundWithoutAnOrderIsSkipped() {
    FakePayments.reportRefund(UUID.randomUUID(), 1);

    awaitReported(alice.place(goodOrder()).path("id"));
  }

  @Test
  void refundsAreReadLaterAfterAFailure() {
    String id = alice.place(goodOrder()).path("id");
    Faults.at("refund list", false, Faults::fail);
    Faults.at("refund list", false, Faults::fail);

    FakePayments.reportRefund(UUID.fromString(id), 1);

    awaitPayment(id, "PARTIALLY_REFUNDED", 1);
  }

  /** Waits until everything that was reported before has been applied. */
  private void awaitReported(String marker) {
    FakePayments.reportRefund(UUID.fromString(marker), 1);
    awaitPayment(marker, "PARTIALLY_REFUNDED", 1);
  }

  private void awaitPayment(String id, String status, int refunded) {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              Response order = alice.get("/order/" + id);
              assertEquals(status, order.path("payment.status"));
              assertEquals(refunded, order.<Integer>path("payment.refunded.amount"));
            });
  }
}

package com.shop.order.checkout;

import static com.shop.order.OrderApi.goodOrder;
import static com.shop.order.OrderApi.order;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.order.Faults;
import com.shop.order.Order;
import com.shop.order.OrderApi;
import com.shop.order.OrderRepository;
import com.shop.order.OrdersInFlight;
import com.shop.order.Step;
import com.shop.order.client.payment.FakePayments;
import com.shop.platform.Covers;
import com.shop.platform.Times;
import com.shop.platform.persistence.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An order that keeps failing is reported, retried for as long as it takes, and delays no other.
 */
@QuarkusTest
class PoisonedOrderTest {
  /** More orders than the recovery has workers. */
  private static final int MANY = 20;

  @Inject OrderRepository orders;
  @Inject OrderRecovery recovery;
  @Inject InFlightMetrics inFlight;

  private final OrderApi alice = new OrderApi();
  private final UUID poison = UUID.randomUUID();
  private final List<String> poisoned = new ArrayList<>();
  private final AtomicInteger hanging = new AtomicInteger();
  private final CountDownLatch endOfHanging = new CountDownLatch(1);

  @BeforeEach
  void onlyThisPoison() {
    Faults.reset();
    Faults.always(poison, Faults::fail);
  }

  @AfterEach
  void heal() {
    Faults.reset();
    endOfHanging.countDown();
    poisoned.forEach(this::makeDue);
    poisoned.forEach(id -> await().until(() -> read(id).next() == Step.NONE));
  }

  @Test
  void thePausesBetweenTriesGrow() {
    Instant due = Times.now();
    String id = placePoisoned();

    for (int tries = 0; tries < Order.STUCK_AFTER; ) {
      Order order = awaitMoreTries(id, tries);
      tries = order.tries();
      Duration pause = Duration.ofSeconds(Math.min(1L << (tries - 1), 300));
      Instant earliest = due.plus(pause);
      Instant latest = Times.now().plus(pause);
      assertFalse(order.continueAt().isBefore(earliest), () -> "too early: " + order.continueAt());
      assertFalse(order.continueAt().isAfter(latest), () -> "too late: " + order.continueAt());
      due = Times.now();
      advanceNow(id);
    }
  }

  @Test
  @Covers("ORDER-27")
  void afterTenTriesItIsStuckAndAdminsSeeWhy() {
    assertStuck(0);
    String id = placeStuck();

    assertStuck(1);
    assertEquals("injected", alice.lastError(id));
    alice.get("/order/" + id).then().body("status", equalTo("PENDING"));
    alice.get("/order/" + id).then().body("lastError", nullValue());
  }

  @Test
  void itsCustomerCanCancelIt() {
    String id = placeStuck();

    alice.cancel(id).then().statusCode(200).body("status", equalTo("CANCELLED"));

    OrderApi.assertNothingIsKept(id);
    assertEquals(0, FakePayments.captures(UUID.fromString(id)));
    assertStuck(0);
  }

  @Test
  void aStuckOrderIsStillRetried() {
    String id = placeStuck();
    Faults.reset();

    advanceNow(id);

    alice.awaitStatus(id, "CONFIRMED");
    assertStuck(0);
  }

  @Test
  void aHangingOrderDelaysNoOther() {
    Faults.always(poison, this::hang);
    placePoisoned();
    await().until(() -> hanging.get() == 1);

    List<String> others =
        IntStream.range(0, MANY).mapToObj(i -> alice.placeAsync(goodOrder())).toList();

    others.forEach(id -> alice.awaitStatus(id, "CONFIRMED"));
  }

  @Test
  void failingAndHangingOrdersDelayNoNewOne() {
    IntStream.range(0, MANY).forEach(i -> placePoisoned());
    poisoned.forEach(id -> awaitMoreTries(id, 0));
    Faults.always(poison, this::hang);
    poisoned.forEach(this::makeDue);
    await().until(() -> hanging.get() >= OrderRecovery.WORKERS);

    alice.awaitStatus(alice.placeAsync(goodOrder()), "CONFIRMED");
    alice.place(goodOrder()).then().statusCode(201);
  }

  @Test
  void theMetricsKeepTheirValuesDuringADatabaseOutage() {
    MeterRegistry metrics = new SimpleMeterRegistry();
    AtomicInteger counts = new AtomicInteger();
    OrderRepository goneAfterTheFirst =
        new OrderRepository() {
          @Override
          public OrdersInFlight inFlight() {
            if (counts.getAndIncrement() > 0) {
              throw new IllegalStateException("injected");
            }
            return new OrdersInFlight(5, Times.now().minusSeconds(60), 3);
          }
        };
    InFlightMetrics inFlight = new InFlightMetrics(goneAfterTheFirst, metrics);
    assertEquals(Double.NaN, gauge(metrics, "shop.orders.stuck"));

    inFlight.refresh();
    inFlight.refresh();

    assertEquals(2, counts.get());
    assertEquals(3, gauge(metrics, "shop.orders.stuck"));
    assertEquals(5, gauge(metrics, "shop.orders.in.flight"));
    assertTrue(gauge(metrics, "shop.orders.oldest.age") >= 60);
  }

  private String placePoisoned() {
    String id = alice.placeAsync(order(poison, FakePayments.GOOD_CARD));
    poisoned.add(id);
    return id;
  }

  private String placeStuck() {
    String id = placePoisoned();
    for (int tries = 0; tries < Order.STUCK_AFTER; ) {
      tries = awaitMoreTries(id, tries).tries();
      if (tries < Order.STUCK_AFTER) {
        advanceNow(id);
      }
    }
    return id;
  }

  private Order awaitMoreTries(String id, int tries) {
    return await().until(() -> read(id), order -> order.tries() > tries);
  }

  private Order read(String id) {
    return Transactions.call(() -> orders.findById(UUID.fromString(id)));
  }

  /** Skips the rest of the pause. */
  private void advanceNow(String id) {
    makeDue(id);
    recovery.recoverOverdue();
  }

  private void makeDue(String id) {
    Transactions.run(
        () ->
            orders.update(
                "continueAt = ?1 where id = ?2 and continueAt is not null",
                Times.now(),
                UUID.fromString(id)));
  }

  private void hang(UUID order) {
    hanging.incrementAndGet();
    try {
      endOfHanging.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static double gauge(MeterRegistry metrics, String name) {
    return metrics.get(name).gauge().value();
  }

  private void assertStuck(int count) {
    inFlight.refresh();
    given().get("/metrics").then().body(containsString("shop_orders_stuck " + count + ".0"));
  }
}

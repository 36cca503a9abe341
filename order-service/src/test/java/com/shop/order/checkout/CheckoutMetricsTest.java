package com.shop.order.checkout;

import static com.shop.order.OrderApi.goodOrder;
import static com.shop.order.OrderApi.order;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.order.Faults;
import com.shop.order.OrderApi;
import com.shop.order.client.payment.FakePayments;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the metrics of the checkout count. */
@QuarkusTest
class CheckoutMetricsTest {
  @Inject MeterRegistry metrics;

  private final OrderApi alice = new OrderApi();

  @BeforeEach
  void withoutFaults() {
    Faults.reset();
  }

  @Test
  void aConfirmedOrderCountsWithEachStep() {
    Growth confirmed = new Growth(() -> ended("CONFIRMED", "none"));
    Growth reserve = new Growth(() -> step("RESERVE", "done"));
    Growth capture = new Growth(() -> step("CAPTURE", "done"));

    alice.place(goodOrder()).then().statusCode(201);

    confirmed.assertSome();
    reserve.assertSome();
    capture.assertSome();
  }

  @Test
  void aRejectedOrderCountsWithItsReasonAndItsCompensation() {
    Growth rejected = new Growth(() -> ended("REJECTED", "payment_declined"));
    Growth undone = new Growth(() -> step("COMPENSATE", "done"));

    alice.place(order(UUID.randomUUID(), FakePayments.BAD_CARD)).then().statusCode(402);

    rejected.assertSome();
    undone.assertSome();
  }

  @Test
  void aFailedCallCounts() {
    Growth failed = new Growth(() -> step("RESERVE", "failed"));
    Faults.at("reserve", false, Faults::fail);

    alice.place(goodOrder()).then().statusCode(201);

    failed.assertSome();
  }

  @Test
  void aReplayCounts() {
    Map<String, Object> order = goodOrder();
    alice.place("key", order).then().statusCode(201);
    Growth replays =
        new Growth(() -> (long) metrics.get("shop.idempotency.replays").counter().count());

    alice.place("key", order).then().statusCode(201);

    replays.assertSome();
  }

  private long ended(String status, String reason) {
    return count(metrics.find("shop.checkout").tags("status", status, "reason", reason).timer());
  }

  private long step(String step, String result) {
    return count(metrics.find("shop.checkout.step").tags("step", step, "result", result).timer());
  }

  private static long count(Timer timer) {
    return timer == null ? 0 : timer.count();
  }

  /** How much a count grows; orders of other tests that are still being recovered add to it. */
  private static final class Growth {
    private final LongSupplier count;
    private final long before;

    Growth(LongSupplier count) {
      this.count = count;
      this.before = count.getAsLong();
    }

    void assertSome() {
      assertTrue(count.getAsLong() > before);
    }
  }
}

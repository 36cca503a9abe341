package com.shop.order.checkout;

import com.shop.order.Order;
import com.shop.order.Step;
import com.shop.order.client.ServiceUnavailableException;
import com.shop.platform.Times;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The metrics of the checkout: its steps, and how orders end. */
@ApplicationScoped
class CheckoutMetrics {
  private final MeterProvider<Timer> steps;
  private final MeterProvider<Timer> ended;

  CheckoutMetrics(MeterRegistry metrics) {
    this.steps =
        Timer.builder("shop.checkout.step")
            .description("Steps of the checkout; CAPTURE includes the confirmation that follows it")
            .withRegistry(metrics);
    this.ended =
        Timer.builder("shop.checkout")
            .description("From placing an order until it first comes to rest")
            .withRegistry(metrics);
  }

  /** Performs a step, and measures it. */
  <T> T time(Step step, Supplier<T> work) {
    long begun = System.nanoTime();
    String result = "failed";
    try {
      T outcome = work.get();
      result = "done";
      return outcome;
    } catch (ServiceUnavailableException e) {
      result = "unavailable";
      throw e;
    } finally {
      steps
          .withTags("step", step.name(), "result", result)
          .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }
  }

  /** Counts an order whose checkout has just ended. */
  void ended(Order order) {
    String reason = order.rejection() == null ? "none" : order.rejection().code();
    ended
        .withTags("status", order.status().name(), "reason", reason)
        .record(elapsed(order.placedAt()));
  }

  /** Another replica may have placed the order by a clock that is ahead. */
  private static Duration elapsed(Instant begun) {
    Duration time = Duration.between(begun, Times.now());
    return time.isNegative() ? Duration.ZERO : time;
  }
}

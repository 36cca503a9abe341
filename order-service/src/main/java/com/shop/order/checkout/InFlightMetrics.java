package com.shop.order.checkout;

import com.shop.order.Order;
import com.shop.order.OrderRepository;
import com.shop.order.OrdersInFlight;
import com.shop.platform.Times;
import com.shop.platform.persistence.DatabaseStart;
import com.shop.platform.persistence.Transactions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;

/**
 * The metrics of the orders in flight. Every replica counts the orders of the whole shop, so
 * reading one of them is enough. Orders are counted on a schedule and never during a scrape; while
 * the database does not answer the metrics keep their last value, and before the first count they
 * are NaN.
 */
@ApplicationScoped
class InFlightMetrics {
  private static final Logger LOG = Logger.getLogger(InFlightMetrics.class);

  private final OrderRepository orders;
  private volatile OrdersInFlight last;

  InFlightMetrics(OrderRepository orders, MeterRegistry metrics) {
    this.orders = orders;
    gauge("shop.orders.in.flight", OrdersInFlight::count)
        .description("Orders that are not at rest")
        .register(metrics);
    gauge("shop.orders.oldest.age", InFlightMetrics::ageOfOldest)
        .description("How long the oldest order in flight has been so")
        .baseUnit("seconds")
        .register(metrics);
    gauge("shop.orders.stuck", OrdersInFlight::stuck)
        .description("Orders in flight that failed " + Order.STUCK_AFTER + " times or more")
        .register(metrics);
  }

  @Scheduled(every = "15s", skipExecutionIf = DatabaseStart.class)
  void refresh() {
    try {
      last = Transactions.call(orders::inFlight);
    } catch (RuntimeException e) {
      LOG.warnf("Counting orders in flight failed: %s", e.getMessage());
    }
  }

  private Gauge.Builder<?> gauge(String name, ToDoubleFunction<OrdersInFlight> value) {
    return Gauge.builder(name, () -> last == null ? Double.NaN : value.applyAsDouble(last));
  }

  private static double ageOfOldest(OrdersInFlight orders) {
    return orders.oldest() == null
        ? 0
        : Duration.between(orders.oldest(), Times.now()).toMillis() / 1000.0;
  }
}

package com.shop.order.checkout;

import com.shop.order.Order;
import com.shop.order.OrderRepository;
import com.shop.platform.persistence.DatabaseStart;
import com.shop.platform.persistence.Transactions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * The metric {@code shop_orders_stuck}: every replica tells of all orders, so that one of them is
 * enough. It is counted now and then, never while metrics are read, and keeps its last value where
 * the database does not answer; before the first count it is not a number.
 */
@ApplicationScoped
class StuckOrders {
  private static final Logger LOG = Logger.getLogger(StuckOrders.class);

  private final OrderRepository orders;
  private volatile double count = Double.NaN;

  StuckOrders(OrderRepository orders, MeterRegistry metrics) {
    this.orders = orders;
    Gauge.builder("shop.orders.stuck", () -> count)
        .description("Orders that failed technically " + Order.STUCK_AFTER + " times, still open")
        .register(metrics);
  }

  @Scheduled(every = "15s", skipExecutionIf = DatabaseStart.class)
  void refresh() {
    try {
      count = Transactions.call(orders::countStuck);
    } catch (RuntimeException e) {
      LOG.warnf("The stuck orders cannot be counted: %s", e.getMessage());
    }
  }
}

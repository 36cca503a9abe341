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
 * The metric {@code shop_orders_stuck}. Every replica counts the orders of the whole shop, so
 * reading one of them is enough. Orders are counted on a schedule and never during a scrape; while
 * the database does not answer the metric keeps its last value, and before the first count it is
 * NaN.
 */
@ApplicationScoped
class StuckOrders {
  private static final Logger LOG = Logger.getLogger(StuckOrders.class);

  private final OrderRepository orders;
  private volatile double count = Double.NaN;

  StuckOrders(OrderRepository orders, MeterRegistry metrics) {
    this.orders = orders;
    Gauge.builder("shop.orders.stuck", () -> count)
        .description("Open orders that failed " + Order.STUCK_AFTER + " times or more")
        .register(metrics);
  }

  @Scheduled(every = "15s", skipExecutionIf = DatabaseStart.class)
  void refresh() {
    try {
      count = Transactions.call(orders::countStuck);
    } catch (RuntimeException e) {
      LOG.warnf("Counting stuck orders failed: %s", e.getMessage());
    }
  }
}

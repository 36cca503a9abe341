package com.shop.order.checkout;

import com.shop.order.Order;
import com.shop.order.OrderRepository;
import com.shop.order.client.ServiceUnavailableException;
import com.shop.order.client.StepFailedException;
import com.shop.platform.Backoff;
import com.shop.platform.Times;
import com.shop.platform.persistence.ConnectionFailures;
import com.shop.platform.persistence.DatabaseStart;
import com.shop.platform.persistence.SelectLimit;
import com.shop.platform.persistence.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

/**
 * Continues orders that no request thread drives any more: its process died, its time was up, or a
 * step failed. Runs on every replica; row locks decide which replica takes which order (see {@link
 * OrderRepository#takeOverdue}).
 */
@ApplicationScoped
class OrderRecovery {
  private static final Logger LOG = Logger.getLogger(OrderRecovery.class);

  /** Of each kind. Together they are a few less than the connections to the database. */
  static final int WORKERS = 8;

  /** An order is retried for as long as it takes. */
  private static final Backoff RETRY_PAUSES =
      new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

  /** A little longer than a circuit breaker stays open. Does not count as a failed try. */
  private static final Duration UNAVAILABLE_PAUSE = Duration.ofSeconds(3);

  /** Far more than all steps of an order can take, as every call has its own timeout. */
  private static final Duration TIME_LIMIT = Duration.ofMinutes(1);

  private final OrderRepository orders;
  private final Checkout checkout;
  private final CheckoutConfig config;
  private final OrderTelemetry telemetry;

  private final OrderWorkers fresh;

  /** Separate, so that orders that keep failing, however slowly, delay only each other. */
  private final OrderWorkers failedBefore;

  OrderRecovery(
      OrderRepository orders,
      Checkout checkout,
      CheckoutConfig config,
      OrderTelemetry telemetry,
      ManagedExecutor executor) {
    this.orders = orders;
    this.checkout = checkout;
    this.config = config;
    this.telemetry = telemetry;
    this.fresh = workers(false, executor);
    this.failedBefore = workers(true, executor);
  }

  @Scheduled(
      every = "1s",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = DatabaseStart.class)
  void recoverOverdue() {
    fresh.fill();
    failedBefore.fill();
  }

  private OrderWorkers workers(boolean failedBefore, ManagedExecutor executor) {
    return new OrderWorkers(
        WORKERS,
        max ->
            Transactions.call(
                () -> orders.takeOverdue(failedBefore, max, Times.now().plus(config.lease()))),
        order -> telemetry.continuing(order, () -> advance(order.id())),
        executor);
  }

  private void advance(UUID id) {
    try {
      drive(id);
    } catch (RuntimeException e) {
      LOG.warnf("Order %s: not updated, will retry after lease expiry: %s", id, e.getMessage());
    }
  }

  private void drive(UUID id) {
    try {
      LOG.infof("Order %s: continuing", id);
      checkout.drive(id, Deadline.in(TIME_LIMIT));
    } catch (ServiceUnavailableException e) {
      LOG.infof("Order %s: postponed: %s", id, e.getMessage());
      change(id, order -> order.postponed(e.getMessage(), Times.now().plus(UNAVAILABLE_PAUSE)));
    } catch (StepFailedException e) {
      failed(id, e.getMessage());
    } catch (RuntimeException e) {
      if (ConnectionFailures.caused(e) || SelectLimit.exceeded(e)) {
        LOG.warnf("Order %s: database unavailable or too slow, will retry after lease expiry", id);
      } else {
        LOG.errorf(e, "Order %s: unexpected error", id);
        failed(id, "unexpected: " + e.getClass().getSimpleName());
      }
    }
  }

  private void failed(UUID id, String error) {
    Order order =
        change(id, o -> o.failed(error, Times.now().plus(RETRY_PAUSES.after(o.tries() + 1))));
    if (order.tries() >= Order.STUCK_AFTER) {
      LOG.errorf("Order %s: stuck after %d tries: %s", id, order.tries(), error);
    } else {
      LOG.warnf("Order %s: try %d failed: %s", id, order.tries(), error);
    }
  }

  private Order change(UUID id, Consumer<Order> change) {
    return Transactions.call(() -> orders.change(id, change).orElseThrow());
  }
}

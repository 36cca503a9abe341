package com.shop.order.checkout;

import com.shop.order.Order;
import com.shop.order.OrderRepository;
import com.shop.order.client.ServiceUnavailableException;
import com.shop.order.client.StepFailedException;
import com.shop.platform.Backoff;
import com.shop.platform.Times;
import com.shop.platform.persistence.ConnectionFailures;
import com.shop.platform.persistence.DatabaseStart;
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
 * Carries on orders whose driver is gone: its process died, its time was up, or a step failed. Runs
 * on every replica; which replica takes which order is settled by row locks in {@link
 * OrderRepository}.
 */
@ApplicationScoped
class OrderRecovery {
  private static final Logger LOG = Logger.getLogger(OrderRecovery.class);

  /** Of each kind; together a little fewer than there are connections to the database. */
  static final int SLOTS = 8;

  /** Never given up. */
  private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

  /** A little longer than a circuit breaker stays open; no try, so it does not count as one. */
  private static final Duration AWAY = Duration.ofSeconds(3);

  /** Far more than the steps of an order can take, each call having its own timeout. */
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

  private final OrderRepository orders;
  private final Checkout checkout;
  private final CheckoutConfig config;

  private final OrderWorkers fresh;

  /** Apart, so that orders which fail again and again, however slowly, only wait for each other. */
  private final OrderWorkers failedBefore;

  OrderRecovery(
      OrderRepository orders, Checkout checkout, CheckoutConfig config, ManagedExecutor executor) {
    this.orders = orders;
    this.checkout = checkout;
    this.config = config;
    this.fresh = slots(false, executor);
    this.failedBefore = slots(true, executor);
  }

  @Scheduled(
      every = "1s",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = DatabaseStart.class)
  void carryOn() {
    fresh.fill();
    failedBefore.fill();
  }

  private OrderWorkers slots(boolean failedBefore, ManagedExecutor executor) {
    return new OrderWorkers(
        SLOTS,
        most ->
            Transactions.call(
                () -> orders.takeOverdue(failedBefore, most, Times.now().plus(config.lease()))),
        this::carryOn,
        executor);
  }

  private void carryOn(UUID id) {
    try {
      LOG.infof("Order %s: carried on", id);
      checkout.drive(id, Deadline.in(LONG_ENOUGH));
    } catch (ServiceUnavailableException e) {
      LOG.infof("Order %s waits: %s", id, e.getMessage());
      change(id, order -> order.postponed(e.getMessage(), Times.now().plus(AWAY)));
    } catch (StepFailedException e) {
      failed(id, e.getMessage());
    } catch (RuntimeException e) {
      if (ConnectionFailures.caused(e)) {
        LOG.warnf("Order %s is left until its lease ends: the database does not answer", id);
      } else {
        LOG.errorf(e, "Order %s: an unexpected error", id);
        failed(id, "unexpected: " + e.getClass().getSimpleName());
      }
    }
  }

  private void failed(UUID id, String error) {
    Order order = change(id, o -> o.failed(error, Times.now().plus(PAUSES.after(o.tries() + 1))));
    if (order.tries() >= Order.STUCK_AFTER) {
      LOG.errorf("Order %s: stuck after %d tries: %s", id, order.tries(), error);
    } else {
      LOG.warnf("Order %s: try %d failed: %s", id, order.tries(), error);
    }
  }

  private Order change(UUID id, Consumer<Order> change) {
    return Transactions.call(
        () -> {
          Order order = orders.lock(id);
          change.accept(order);
          return order;
        });
  }
}

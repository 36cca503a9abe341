package com.shop.order.refund;

import com.shop.order.OrderRepository;
import com.shop.order.client.StepFailedException;
import com.shop.order.client.payment.PaymentClient;
import com.shop.order.client.payment.RefundedPayment;
import com.shop.platform.persistence.DatabaseStart;
import com.shop.platform.persistence.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Reads refunds from payment-service and records them with their orders. Runs on every replica; a
 * page is applied in one transaction with the cursor, by the replica that locks the cursor first.
 */
@ApplicationScoped
class RefundPoller {
  private static final Logger LOG = Logger.getLogger(RefundPoller.class);

  private final RefundCursorRepository cursor;
  private final PaymentClient payments;
  private final OrderRepository orders;

  private boolean failing;

  RefundPoller(RefundCursorRepository cursor, PaymentClient payments, OrderRepository orders) {
    this.cursor = cursor;
    this.payments = payments;
    this.orders = orders;
  }

  @Scheduled(
      every = "${shop.refunds.poll}",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = DatabaseStart.class)
  void poll() {
    try {
      boolean more;
      do {
        more = applyNextPage();
      } while (more);
      failing = false;
    } catch (StepFailedException e) {
      if (!failing) {
        LOG.warnf("Reading refunds failed, will retry: %s", e.getMessage());
      }
      failing = true;
    }
  }

  private boolean applyNextPage() {
    long after = Transactions.call(cursor::read);
    List<RefundedPayment> page = payments.refundedAfter(after);
    return !page.isEmpty() && Transactions.call(() -> apply(page, after));
  }

  /**
   * Returns false if there is nothing to read on for now: another replica has applied the page and
   * reads on, or an order is locked and the next poll begins with it. Waiting for its lock would
   * hold the locks of the orders before it.
   */
  private boolean apply(List<RefundedPayment> page, long after) {
    if (cursor.lock() != after) {
      return false;
    }
    long applied = after;
    for (RefundedPayment payment : page) {
      boolean isApplied =
          orders.changeIfFree(payment.orderId(), order -> order.refunded(payment.refunded()));
      if (!isApplied && orders.findById(payment.orderId()) != null) {
        break;
      }
      applied = payment.number();
    }
    cursor.moveTo(applied);
    return applied == page.get(page.size() - 1).number();
  }
}

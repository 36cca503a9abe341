package com.shop.payment.refund;

import com.shop.platform.persistence.DatabaseStart;
import com.shop.platform.persistence.Transactions;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Retries pending refunds, on every replica, until they are done. */
@ApplicationScoped
class RefundLoop {
  private static final Logger LOG = Logger.getLogger(RefundLoop.class);

  private final RefundRepository refunds;
  private final RefundProcessor processor;

  RefundLoop(RefundRepository refunds, RefundProcessor processor) {
    this.refunds = refunds;
    this.processor = processor;
  }

  @Scheduled(
      every = "1s",
      skipExecutionIf = DatabaseStart.class,
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void settleDue() {
    Transactions.call(refunds::claimDue).forEach(this::settle);
  }

  private void settle(Refund refund) {
    try {
      processor.settle(refund);
    } catch (RuntimeException e) {
      LOG.errorf("Settling refund failed, will retry: refund %s: %s", refund.id(), e);
    }
  }
}

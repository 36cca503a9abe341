package com.shop.payment.refund;

import com.shop.platform.persistence.DatabaseStart;
import com.shop.platform.persistence.Transactions;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Carries on refunds that a crash or the gateway has left in flight, on any replica, for ever. */
@ApplicationScoped
class RefundLoop {
  private static final Logger LOG = Logger.getLogger(RefundLoop.class);

  private final RefundRepository refunds;
  private final RefundProcessor refunding;

  RefundLoop(RefundRepository refunds, RefundProcessor refunding) {
    this.refunds = refunds;
    this.refunding = refunding;
  }

  @Scheduled(
      every = "1s",
      skipExecutionIf = DatabaseStart.class,
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void settleWhatIsDue() {
    Transactions.call(refunds::claimDue).forEach(this::settle);
  }

  private void settle(Refund refund) {
    try {
      refunding.settle(refund);
    } catch (RuntimeException e) {
      LOG.errorf("Refund %s failed and is tried again: %s", refund.id(), e);
    }
  }
}

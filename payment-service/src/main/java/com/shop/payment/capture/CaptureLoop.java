package com.shop.payment.capture;

import com.shop.payment.PaymentRepository;
import com.shop.platform.persistence.DatabaseStart;
import com.shop.platform.persistence.Transactions;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Settles payments that a crash or the gateway has left in flight, on any replica, for ever. */
@ApplicationScoped
class CaptureLoop {
  private static final Logger LOG = Logger.getLogger(CaptureLoop.class);

  private final PaymentRepository payments;
  private final PaymentProcessor orderPayments;

  CaptureLoop(PaymentRepository payments, PaymentProcessor orderPayments) {
    this.payments = payments;
    this.orderPayments = orderPayments;
  }

  @Scheduled(
      every = "1s",
      skipExecutionIf = DatabaseStart.class,
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void settleWhatIsDue() {
    Transactions.call(payments::claimDue).forEach(this::settle);
  }

  private void settle(UUID paymentId) {
    try {
      orderPayments.settle(paymentId);
    } catch (RuntimeException e) {
      LOG.errorf("Payment %s failed and is tried again: %s", paymentId, e);
    }
  }
}

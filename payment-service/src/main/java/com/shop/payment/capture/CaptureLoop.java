package com.shop.payment.capture;

import com.shop.payment.PaymentRepository;
import com.shop.platform.persistence.DatabaseStart;
import com.shop.platform.persistence.Transactions;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Retries pending payments, on every replica, until their outcome is known. */
@ApplicationScoped
class CaptureLoop {
  private static final Logger LOG = Logger.getLogger(CaptureLoop.class);

  private final PaymentRepository payments;
  private final PaymentProcessor processor;

  CaptureLoop(PaymentRepository payments, PaymentProcessor processor) {
    this.payments = payments;
    this.processor = processor;
  }

  @Scheduled(
      every = "1s",
      skipExecutionIf = DatabaseStart.class,
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void settleDue() {
    Transactions.call(payments::claimDue).forEach(this::settle);
  }

  private void settle(UUID paymentId) {
    try {
      processor.settle(paymentId);
    } catch (RuntimeException e) {
      LOG.errorf("Settling payment failed, will retry: payment %s: %s", paymentId, e);
    }
  }
}

package com.shop.payment.refund;

import com.shop.payment.Payment;
import com.shop.payment.PaymentRepository;
import com.shop.payment.gateway.GatewayUnavailableException;
import com.shop.payment.gateway.PaymentGateway;
import com.shop.platform.idempotency.Idempotency;
import com.shop.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Carries out refunds. The intent is committed first, then the gateway is called with the intent's
 * id as its key until it responds, then the intent is completed. Any replica may repeat any step.
 */
@ApplicationScoped
public class RefundProcessor {
  private static final Logger LOG = Logger.getLogger(RefundProcessor.class);

  private final PaymentGateway gateway;
  private final PaymentRepository payments;
  private final RefundRepository refunds;
  private final RefundResponses responses;
  private final Idempotency idempotency;

  RefundProcessor(
      PaymentGateway gateway,
      PaymentRepository payments,
      RefundRepository refunds,
      RefundResponses responses,
      Idempotency idempotency) {
    this.gateway = gateway;
    this.payments = payments;
    this.refunds = refunds;
    this.responses = responses;
    this.idempotency = idempotency;
  }

  /**
   * Records the intent to refund the remaining amount to the order. Called inside a transaction
   * that holds the payment's lock.
   */
  public void openRemaining(Payment payment) {
    long remaining = refunds.remaining(payment);
    if (remaining > 0) {
      refunds.persist(
          new Refund(payment.id(), remaining, "Returned to the order", Refund.Origin.ORDER));
    }
  }

  /** Attempts all pending refunds of a payment. */
  public void settleAllOf(UUID paymentId) {
    Transactions.call(() -> refunds.pendingOf(paymentId)).forEach(this::settle);
  }

  /**
   * Attempts a refund. Without a response from the gateway it remains pending, and the loop retries
   * it.
   *
   * @return whether the refund is done
   */
  boolean settle(Refund refund) {
    UUID captureKey = Transactions.call(() -> payments.findById(refund.paymentId())).orderId();
    try {
      gateway.refund(refund.id(), captureKey, refund.amount());
    } catch (GatewayUnavailableException e) {
      LOG.infof("Refund outcome unknown, will retry: refund %s: %s", refund.id(), e.getMessage());
      return false;
    }
    Transactions.run(() -> complete(refund.id(), refund.paymentId()));
    return true;
  }

  /** Concurrent calls may complete the same refund; under the lock only the first has an effect. */
  private void complete(UUID refundId, UUID paymentId) {
    Payment payment = payments.lock(paymentId).orElseThrow();
    Refund refund = refunds.lock(refundId);
    if (refund.isPending()) {
      refund.done();
      payment.refunded(refund.amount());
      if (refund.origin() == Refund.Origin.ADMIN) {
        idempotency.store(refund.id(), responses.created(refund));
      }
    }
  }
}

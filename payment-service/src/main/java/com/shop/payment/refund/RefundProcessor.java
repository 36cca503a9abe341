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
 * Gives money back: the intent is committed first, then the gateway is asked under the intent's id
 * as often as it takes, then the intent is completed. Every step may be repeated by anybody.
 */
@ApplicationScoped
public class RefundProcessor {
  private static final Logger LOG = Logger.getLogger(RefundProcessor.class);

  private final PaymentGateway gateway;
  private final PaymentRepository payments;
  private final RefundRepository refunds;
  private final RefundResponses answers;
  private final Idempotency idempotency;

  RefundProcessor(
      PaymentGateway gateway,
      PaymentRepository payments,
      RefundRepository refunds,
      RefundResponses answers,
      Idempotency idempotency) {
    this.gateway = gateway;
    this.payments = payments;
    this.refunds = refunds;
    this.answers = answers;
    this.idempotency = idempotency;
  }

  /**
   * Means to give the order back whatever is left. Called inside a transaction that holds the
   * payment's lock.
   */
  public void openRest(Payment payment) {
    long left = refunds.left(payment);
    if (left > 0) {
      refunds.persist(new Refund(payment.id(), left, "Returned to the order", Refund.Origin.ORDER));
    }
  }

  /** Tries every refund of the payment that is in flight, now. */
  public void settleAllOf(UUID paymentId) {
    Transactions.call(() -> refunds.pendingOf(paymentId)).forEach(this::settle);
  }

  /**
   * Tries a refund now. One that the gateway gave no answer for stays in flight, and the loop comes
   * back to it.
   *
   * @return whether it is done
   */
  boolean settle(Refund refund) {
    UUID chargeKey = Transactions.call(() -> payments.findById(refund.paymentId())).orderId();
    try {
      gateway.refund(refund.id(), chargeKey, refund.amount());
    } catch (GatewayUnavailableException e) {
      LOG.infof("Refund %s is not settled yet: %s", refund.id(), e.getMessage());
      return false;
    }
    Transactions.run(() -> complete(refund.id(), refund.paymentId()));
    return true;
  }

  /** Two may arrive here with the same refund; the payment's lock lets only the first one count. */
  private void complete(UUID refundId, UUID paymentId) {
    Payment payment = payments.lock(paymentId).orElseThrow();
    Refund refund = refunds.lock(refundId);
    if (refund.isPending()) {
      refund.done();
      payment.refunded(refund.amount());
      if (refund.origin() == Refund.Origin.ADMIN) {
        idempotency.store(refund.id(), answers.created(refund));
      }
    }
  }
}

package com.shop.payment.refund;

import com.shop.payment.Payment;
import com.shop.payment.Payments;
import com.shop.payment.gateway.GatewayUnavailable;
import com.shop.payment.gateway.PaymentGateway;
import com.shop.platform.idempotency.Idempotency;
import com.shop.platform.persistence.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Gives money back: the intent is committed first, then the gateway is asked under the intent's id
 * as often as it takes, then the intent is completed. Every step may be repeated by anybody.
 */
@ApplicationScoped
public class Refunding {
  private static final Logger LOG = Logger.getLogger(Refunding.class);

  private final PaymentGateway gateway;
  private final Payments payments;
  private final Refunds refunds;
  private final RefundAnswers answers;
  private final Idempotency idempotency;

  Refunding(
      PaymentGateway gateway,
      Payments payments,
      Refunds refunds,
      RefundAnswers answers,
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
    Tx.call(() -> refunds.pendingOf(paymentId)).forEach(this::settle);
  }

  /**
   * Tries a refund now. One that the gateway gave no answer for stays in flight, and the loop comes
   * back to it.
   *
   * @return whether it is done
   */
  boolean settle(Refund refund) {
    UUID chargeKey = Tx.call(() -> payments.findById(refund.paymentId())).orderId();
    try {
      gateway.refund(refund.id(), chargeKey, refund.amount());
    } catch (GatewayUnavailable e) {
      LOG.infof("Refund %s is not settled yet: %s", refund.id(), e.getMessage());
      return false;
    }
    Tx.run(() -> complete(refund.id(), refund.paymentId()));
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
        idempotency.keep(refund.id(), answers.created(refund));
      }
    }
  }
}

package com.shop.payment.capture;

import com.shop.payment.Payment;
import com.shop.payment.PaymentRepository;
import com.shop.payment.card.Card;
import com.shop.payment.card.CardRepository;
import com.shop.payment.gateway.CaptureResult;
import com.shop.payment.gateway.GatewayUnavailableException;
import com.shop.payment.gateway.PaymentGateway;
import com.shop.payment.refund.RefundProcessor;
import com.shop.platform.persistence.Transactions;
import com.shop.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Charges an order, and gives it its money back. What is wanted is committed first; then the
 * gateway is asked, outside of any transaction; then its outcome is written. Request threads and
 * the loop, on any replica, may all be at the same payment at once: the gateway answers them alike,
 * since they use the same key, and the first to write the outcome is the one that counts.
 */
@ApplicationScoped
class PaymentProcessor {
  private static final Logger LOG = Logger.getLogger(PaymentProcessor.class);

  private final PaymentRepository payments;
  private final CardRepository cards;
  private final PaymentGateway gateway;
  private final RefundProcessor refunding;

  PaymentProcessor(
      PaymentRepository payments,
      CardRepository cards,
      PaymentGateway gateway,
      RefundProcessor refunding) {
    this.payments = payments;
    this.cards = cards;
    this.gateway = gateway;
    this.refunding = refunding;
  }

  /**
   * @return the payment as it now is; PENDING when its outcome is still unknown
   * @throws Problem 422 {@code unknown_card} or {@code payment_mismatch}
   */
  Payment capture(UUID orderId, CaptureRequest request) {
    return settle(Transactions.call(() -> intend(orderId, request)));
  }

  /**
   * @return the payment as it now is; over when all money is back and none will come
   */
  Payment refund(UUID orderId) {
    return settle(Transactions.call(() -> intendRefund(orderId)));
  }

  /** Carries on a payment from wherever it stands. */
  void settle(UUID paymentId) {
    settle(Transactions.call(() -> payments.findById(paymentId)));
  }

  private Payment intend(UUID orderId, CaptureRequest request) {
    long amount = request.amount().amount();
    cards
        .of(request.customerId(), request.cardToken())
        .ifPresent(
            card ->
                payments.insertUnlessThere(intent(orderId, request.customerId(), amount, card)));
    Payment payment =
        payments
            .lockOfOrder(orderId)
            .orElseThrow(
                () -> new Problem(422, "unknown_card", "This card is not one of the customer's."));
    if (!payment.isTombstone()
        && !payment.isOf(request.customerId(), amount, request.cardToken())) {
      throw new Problem(
          422,
          "payment_mismatch",
          "The order's payment was begun with another amount, customer or card.");
    }
    return payment;
  }

  private static Payment intent(UUID orderId, UUID customerId, long amount, Card card) {
    return Payment.intent(orderId, customerId, amount, card.token(), card.brand(), card.last4());
  }

  private Payment intendRefund(UUID orderId) {
    payments.insertUnlessThere(Payment.tombstone(orderId));
    Payment payment = payments.lockOfOrder(orderId).orElseThrow();
    payment.requestRefund();
    if (payment.owesRefund()) {
      refunding.openRest(payment);
    }
    return payment;
  }

  private Payment settle(Payment seen) {
    Payment payment = seen.isPending() ? settleCharge(seen) : seen;
    if (!payment.owesRefund()) {
      return payment;
    }
    refunding.settleAllOf(payment.id());
    return Transactions.call(() -> payments.findById(payment.id()));
  }

  private Payment settleCharge(Payment payment) {
    CaptureResult charge;
    try {
      charge =
          payment.isRefundRequested()
              ? gateway.voidKey(payment.orderId())
              : gateway.charge(payment.orderId(), payment.amount(), payment.cardToken());
    } catch (GatewayUnavailableException e) {
      LOG.infof("Payment %s is not settled yet: %s", payment.id(), e.getMessage());
      return payment;
    }
    return Transactions.call(() -> record(payment.id(), charge));
  }

  /**
   * Writes the outcome if nobody has yet. Under the payment's lock, so a wish to refund is either
   * seen here, and the refund opened together with the capture; or it comes later and finds the
   * payment captured.
   */
  private Payment record(UUID paymentId, CaptureResult charge) {
    Payment payment = payments.lock(paymentId).orElseThrow();
    if (payment.isPending()) {
      switch (charge.outcome()) {
        case CAPTURED -> payment.captured();
        case DECLINED -> payment.declined(charge.declineCode());
        case VOIDED -> payment.voided();
      }
      if (payment.owesRefund()) {
        refunding.openRest(payment);
      }
    }
    return payment;
  }
}

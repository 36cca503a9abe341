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
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Captures and refunds the payments of orders. The intent is committed first, then the gateway is
 * called outside any transaction, then its outcome is recorded. Request threads and the loop may
 * process the same payment concurrently on any replica: they use the same gateway key, so the
 * gateway gives them the same outcome, and only the first one to record it has an effect.
 */
@ApplicationScoped
class PaymentProcessor {
  private static final Logger LOG = Logger.getLogger(PaymentProcessor.class);

  private final PaymentRepository payments;
  private final CardRepository cards;
  private final PaymentGateway gateway;
  private final RefundProcessor refunds;

  PaymentProcessor(
      PaymentRepository payments,
      CardRepository cards,
      PaymentGateway gateway,
      RefundProcessor refunds) {
    this.payments = payments;
    this.cards = cards;
    this.gateway = gateway;
    this.refunds = refunds;
  }

  /**
   * Captures the payment of an order.
   *
   * @return the payment; PENDING while its outcome is unknown
   * @throws Problem 422 {@code unknown_card} or {@code payment_mismatch}
   */
  Payment capture(UUID orderId, CaptureRequest request) {
    return settle(
        Transactions.insertOr(
            () -> intendCapture(orderId, request), () -> existing(orderId, request)));
  }

  /**
   * Refunds the payment of an order in full, or voids it.
   *
   * @return the payment; its status is final once no money is held and none will be captured
   */
  Payment refund(UUID orderId) {
    return settle(
        Transactions.insertOr(() -> leaveTombstone(orderId), () -> intendRefund(orderId)));
  }

  /** Continues a payment from its current state. */
  void settle(UUID paymentId) {
    settle(Transactions.call(() -> payments.findById(paymentId)));
  }

  private Payment intendCapture(UUID orderId, CaptureRequest request) {
    Optional<Card> card = cards.find(request.customerId(), request.cardToken());
    if (card.isEmpty()) {
      return existing(orderId, request);
    }
    Payment intent = intent(orderId, request, card.get());
    payments.insert(intent);
    return intent;
  }

  private Payment existing(UUID orderId, CaptureRequest request) {
    Payment payment =
        payments
            .lockByOrder(orderId)
            .orElseThrow(
                () ->
                    new Problem(
                        422,
                        "unknown_card",
                        "The card token is not one of this customer's cards."));
    if (!payment.isTombstone()
        && !payment.isFor(request.customerId(), request.amount().amount(), request.cardToken())) {
      throw new Problem(
          422,
          "payment_mismatch",
          "The order already has a payment with another amount, customer or card.");
    }
    return payment;
  }

  private static Payment intent(UUID orderId, CaptureRequest request, Card card) {
    return Payment.intent(
        orderId,
        request.customerId(),
        request.amount().amount(),
        card.token(),
        card.brand(),
        card.last4());
  }

  private Payment leaveTombstone(UUID orderId) {
    Payment tombstone = Payment.tombstone(orderId);
    payments.insert(tombstone);
    return tombstone;
  }

  private Payment intendRefund(UUID orderId) {
    Payment payment = payments.lockByOrder(orderId).orElseThrow();
    payment.requestRefund();
    if (payment.owesRefund()) {
      refunds.openRemaining(payment);
    }
    return payment;
  }

  private Payment settle(Payment read) {
    Payment payment = read.isPending() ? settleCapture(read) : read;
    if (!payment.owesRefund()) {
      return payment;
    }
    refunds.settleAllOf(payment.id());
    return Transactions.call(() -> payments.findById(payment.id()));
  }

  private Payment settleCapture(Payment payment) {
    CaptureResult result;
    try {
      result =
          payment.isRefundRequested()
              ? gateway.voidKey(payment.orderId())
              : gateway.capture(payment.orderId(), payment.amount(), payment.cardToken());
    } catch (GatewayUnavailableException e) {
      LOG.infof(
          "Payment outcome unknown, will retry: payment %s: %s", payment.id(), e.getMessage());
      return payment;
    }
    record(payment, result);
    return Transactions.call(
        () -> payments.recordOutcome(payment) ? payment : record(payment.id(), result));
  }

  /**
   * Records the outcome unless it is recorded already. Holds the payment's lock, so a refund
   * request either is visible here, and the refund is opened together with the capture, or comes
   * later and finds the payment captured.
   */
  private Payment record(UUID paymentId, CaptureResult result) {
    Payment payment = payments.lock(paymentId).orElseThrow();
    if (payment.isPending()) {
      record(payment, result);
      if (payment.owesRefund()) {
        refunds.openRemaining(payment);
      }
    }
    return payment;
  }

  private static void record(Payment payment, CaptureResult result) {
    switch (result.outcome()) {
      case CAPTURED -> payment.captured();
      case DECLINED -> payment.declined(result.declineCode());
      case VOIDED -> payment.voided();
    }
  }
}

package com.shop.payment.refund;

import com.shop.payment.Payment;
import com.shop.payment.PaymentRepository;
import com.shop.platform.Ids;
import com.shop.platform.idempotency.Claim;
import com.shop.platform.idempotency.Idempotency;
import com.shop.platform.idempotency.IdempotencyKey;
import com.shop.platform.idempotency.StoredResponse;
import com.shop.platform.persistence.Transactions;
import com.shop.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Refunds requested by admins. They do not change the order's status. */
@ApplicationScoped
class AdminRefunds {
  private static final Logger LOG = Logger.getLogger(AdminRefunds.class);
  private static final Duration COMMIT_WITHIN = Duration.ofSeconds(10);

  private final Idempotency idempotency;
  private final PaymentRepository payments;
  private final RefundRepository refunds;
  private final RefundProcessor processor;
  private final RefundResponses responses;

  AdminRefunds(
      Idempotency idempotency,
      PaymentRepository payments,
      RefundRepository refunds,
      RefundProcessor processor,
      RefundResponses responses) {
    this.idempotency = idempotency;
    this.payments = payments;
    this.refunds = refunds;
    this.processor = processor;
    this.responses = responses;
  }

  /** The result of the first transaction. */
  private sealed interface Opening {
    /** The intent is committed and the gateway has to be called. */
    record Opened(Refund refund) implements Opening {}

    /** The response is known already. */
    record Responded(StoredResponse.Outcome outcome) implements Opening {}
  }

  /**
   * Refunds part or all of a payment.
   *
   * @throws Problem 404 if the payment does not exist; 409 while an earlier request with the key is
   *     in progress; 422 if it had a different body
   */
  StoredResponse.Outcome refund(UUID paymentId, RefundRequest request, IdempotencyKey key) {
    UUID id = Ids.next();
    Opening opening =
        Transactions.resolveCommit(COMMIT_WITHIN, () -> open(id, paymentId, request, key));
    if (opening instanceof Opening.Responded responded) {
      return responded.outcome();
    }
    Refund refund = ((Opening.Opened) opening).refund();
    return (settle(refund) ? responses.created(refund) : responses.accepted(refund)).first();
  }

  /** The intent is committed, so a failure is no error to the client: the loop will retry. */
  private boolean settle(Refund refund) {
    try {
      return processor.settle(refund);
    } catch (RuntimeException e) {
      LOG.warnf(e, "Refund %s: continuing in background", refund.id());
      return false;
    }
  }

  /** Commits key and intent together; whoever completes the refund stores the response. */
  private Opening open(UUID refundId, UUID paymentId, RefundRequest request, IdempotencyKey key) {
    Claim claim = idempotency.claim(key, request, refundId);
    if (claim instanceof Claim.Prior prior) {
      return new Opening.Responded(prior.responseOrInProgress().replayed());
    }
    if (claim instanceof Claim.Resumed resumed) {
      Refund refund = refunds.findById(refundId);
      return refund == null
          ? new Opening.Responded(resumed.response().orElseThrow().first())
          : new Opening.Opened(refund);
    }
    Payment payment = payments.lock(paymentId).orElseThrow(Problem::notFound);
    long remaining = payment.status().holdsMoney() ? refunds.remaining(payment) : 0;
    long amount = request.amount() == null ? remaining : request.amount().amount();
    if (amount == 0 || amount > remaining) {
      StoredResponse rejection = responses.exceedsPayment(paymentId);
      idempotency.store(refundId, rejection);
      return new Opening.Responded(rejection.first());
    }
    Refund refund = new Refund(refundId, paymentId, amount, request.reason(), Refund.Origin.ADMIN);
    refunds.persist(refund);
    return new Opening.Opened(refund);
  }
}

package com.shop.payment.refund;

import com.shop.payment.Payment;
import com.shop.payment.PaymentRepository;
import com.shop.platform.Ids;
import com.shop.platform.idempotency.Idempotency;
import com.shop.platform.idempotency.IdempotencyKey;
import com.shop.platform.idempotency.PriorRequest;
import com.shop.platform.idempotency.StoredResponse;
import com.shop.platform.persistence.Transactions;
import com.shop.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Refunds that an admin makes by hand; the order keeps its status. */
@ApplicationScoped
class AdminRefunds {
  private static final Logger LOG = Logger.getLogger(AdminRefunds.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Idempotency idempotency;
  private final PaymentRepository payments;
  private final RefundRepository refunds;
  private final RefundProcessor refunding;
  private final RefundResponses answers;

  AdminRefunds(
      Idempotency idempotency,
      PaymentRepository payments,
      RefundRepository refunds,
      RefundProcessor refunding,
      RefundResponses answers) {
    this.idempotency = idempotency;
    this.payments = payments;
    this.refunds = refunds;
    this.refunding = refunding;
    this.answers = answers;
  }

  /** What the transaction of the intent ended with: a refund to be settled, or an answer. */
  private record Opened(Refund refund, Response answer) {}

  /**
   * @throws Problem 404 when there is no such payment; 409 while an earlier request with the key is
   *     in flight; 422 when it had another body
   */
  Response refund(UUID paymentId, RefundRequest request, IdempotencyKey key) {
    UUID id = Ids.next();
    Opened opened = Transactions.untilKnown(PATIENCE, () -> open(id, paymentId, request, key));
    if (opened.refund() == null) {
      return opened.answer();
    }
    Refund refund = opened.refund();
    return (settled(refund) ? answers.created(refund) : answers.accepted(refund)).response();
  }

  /** It is kept, so whatever happens now is no error to the client: the loop goes on. */
  private boolean settled(Refund refund) {
    try {
      return refunding.settle(refund);
    } catch (RuntimeException e) {
      LOG.warnf(e, "Refund %s goes on by itself", refund.id());
      return false;
    }
  }

  /** Key and intent commit together; the answer is kept by whoever completes the refund. */
  private Opened open(UUID refundId, UUID paymentId, RefundRequest request, IdempotencyKey key) {
    Optional<PriorRequest> earlier = idempotency.claim(key, request, refundId);
    if (earlier.isPresent() && earlier.get().subject().equals(refundId)) {
      // By this very request, whose commit was done after all.
      return reopened(refundId, earlier.get());
    }
    if (earlier.isPresent()) {
      return new Opened(null, replay(earlier.get()));
    }
    Payment payment = payments.lock(paymentId).orElseThrow(Problem::notFound);
    long left = payment.status().holdsMoney() ? refunds.left(payment) : 0;
    long amount = request.amount() == null ? left : request.amount().amount();
    if (amount == 0 || amount > left) {
      StoredResponse refusal = answers.exceedsPayment(paymentId);
      idempotency.keep(refundId, refusal);
      return new Opened(null, refusal.response());
    }
    Refund refund = new Refund(refundId, paymentId, amount, request.reason(), Refund.Origin.ADMIN);
    refunds.persist(refund);
    return new Opened(refund, null);
  }

  private Opened reopened(UUID refundId, PriorRequest itself) {
    Refund refund = refunds.findById(refundId);
    return new Opened(refund, refund == null ? replay(itself) : null);
  }

  private static Response replay(PriorRequest earlier) {
    return earlier
        .answer()
        .map(StoredResponse::replay)
        .orElseThrow(
            () ->
                new Problem(
                    409,
                    "idempotency_in_progress",
                    "The first request with this Idempotency-Key is still being worked on."));
  }
}

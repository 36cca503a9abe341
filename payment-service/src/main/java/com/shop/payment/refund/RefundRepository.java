package com.shop.payment.refund;

import com.shop.payment.Payment;
import com.shop.platform.Times;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** The refunds that are kept. Every method is called inside a transaction. */
@ApplicationScoped
class RefundRepository implements PanacheRepositoryBase<Refund, UUID> {
  private static final int BATCH = 50;

  private final Session db;

  RefundRepository(Session db) {
    this.db = db;
  }

  /**
   * How much of a payment may still be given back, in cents: refunds in flight count as given. The
   * caller holds the payment's lock, so nobody adds one meanwhile; and a locking read sees the last
   * committed rows whatever the isolation level.
   */
  long left(Payment payment) {
    long given =
        db.createNativeQuery(
                """
                SELECT CAST(COALESCE(SUM(amount), 0) AS SIGNED) FROM refund
                WHERE payment_id = :payment FOR UPDATE""",
                Long.class)
            .setParameter("payment", payment.id())
            .getSingleResult();
    return payment.amount() - given;
  }

  List<Refund> pendingOf(UUID paymentId) {
    return list("paymentId = ?1 and status = ?2", paymentId, Refund.Status.PENDING);
  }

  /** The refund as last committed; the caller holds the payment's lock already. */
  Refund lock(UUID id) {
    return findById(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Refunds to be tried again; see {@link com.shop.payment.PaymentRepository#claimDue}. */
  List<Refund> claimDue() {
    List<Refund> due =
        db.createNativeQuery(
                """
                SELECT * FROM refund WHERE status = 'PENDING' AND next_attempt_at <= :now
                ORDER BY next_attempt_at LIMIT :batch FOR UPDATE SKIP LOCKED""",
                Refund.class)
            .setParameter("now", Times.now())
            .setParameter("batch", BATCH)
            .getResultList();
    due.forEach(Refund::beginAttempt);
    return due;
  }
}

package com.shop.payment.refund;

import com.shop.payment.Payment;
import com.shop.platform.Times;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Reads and writes refunds. Every method is called inside a transaction. */
@ApplicationScoped
class RefundRepository implements PanacheRepositoryBase<Refund, UUID> {
  private static final int BATCH = 50;

  private final Session db;

  RefundRepository(Session db) {
    this.db = db;
  }

  /**
   * The amount of a payment, in cents, that can still be refunded; pending refunds are subtracted.
   * The caller holds the payment's lock, so no refund is added in the meantime, and a locking read
   * sees the last committed rows at any isolation level.
   */
  long remaining(Payment payment) {
    long refunds =
        db.createNativeQuery(
                """
                SELECT CAST(COALESCE(SUM(amount), 0) AS SIGNED) FROM refund
                WHERE payment_id = :payment FOR UPDATE""",
                Long.class)
            .setParameter("payment", payment.id())
            .getSingleResult();
    return payment.amount() - refunds;
  }

  List<Refund> pendingOf(UUID paymentId) {
    return list("paymentId = ?1 and status = ?2", paymentId, Refund.Status.PENDING);
  }

  /** Reads the last committed refund and locks it. The caller holds the payment's lock. */
  Refund lock(UUID id) {
    return findById(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Claims the refunds to retry; see {@link com.shop.payment.PaymentRepository#claimDue}. */
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

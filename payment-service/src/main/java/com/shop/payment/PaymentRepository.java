package com.shop.payment;

import com.shop.platform.Times;
import com.shop.platform.paging.CreatedAtCursor;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Reads and writes payments. Every method is called inside a transaction. */
@ApplicationScoped
public class PaymentRepository implements PanacheRepositoryBase<Payment, UUID> {
  private static final int BATCH = 50;

  private final Session db;

  PaymentRepository(Session db) {
    this.db = db;
  }

  /**
   * Fails with a duplicate key if the order has a payment already, even a tombstone; the unique key
   * on the order decides between replicas.
   */
  public void insert(Payment payment) {
    persistAndFlush(payment);
  }

  /**
   * Stores the status of a payment, and why it was declined, without reading its row.
   *
   * @return false, and stores nothing, unless the stored payment is PENDING and no refund of it has
   *     been requested
   */
  public boolean recordOutcome(Payment payment) {
    int updated =
        // In SQL: Hibernate would translate an update each time.
        db.createNativeMutationQuery(
                """
                UPDATE payment SET status = :status, decline_code = :code, updated_at = :at
                WHERE id = :id AND status = 'PENDING' AND refund_requested_at IS NULL""")
            .setParameter("status", payment.status().name())
            .setParameter("code", payment.declineCode())
            .setParameter("at", payment.updatedAt())
            .setParameter("id", payment.id())
            .executeUpdate();
    return updated == 1;
  }

  /** Reads the last committed payment and locks its row until the transaction ends. */
  public Optional<Payment> lock(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** As {@link #lock}, by order id. */
  public Optional<Payment> lockByOrder(UUID orderId) {
    return find("orderId", orderId).withLock(LockModeType.PESSIMISTIC_WRITE).singleResultOptional();
  }

  /**
   * Claims the payments whose outcome has to be requested again. Each goes to one replica only:
   * rows that another replica is claiming are skipped, and claiming postpones the next attempt.
   */
  public List<UUID> claimDue() {
    List<Payment> due =
        db.createNativeQuery(
                """
                SELECT * FROM payment WHERE status = 'PENDING' AND next_attempt_at <= :now
                ORDER BY next_attempt_at LIMIT :batch FOR UPDATE SKIP LOCKED""",
                Payment.class)
            .setParameter("now", Times.now())
            .setParameter("batch", BATCH)
            .getResultList();
    due.forEach(Payment::beginAttempt);
    return due.stream().map(Payment::id).toList();
  }

  List<Payment> newestFirst(PaymentFilter filter, CreatedAtCursor after, int count) {
    Map<String, Object> parameters = new HashMap<>();
    String conditions = filter.conditions(after, parameters);
    return find(conditions + " order by createdAt desc, id desc", parameters).page(0, count).list();
  }
}

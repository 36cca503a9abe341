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
   * Inserts the payment unless the order has one already, even a tombstone; the unique key on the
   * order decides between replicas. Takes an exclusive lock on an existing row: with a shared lock,
   * two callers that both go on to write would deadlock.
   */
  public void insertIfAbsent(Payment payment) {
    db.createNativeMutationQuery(
            """
            INSERT INTO payment (id, order_id, customer_id, card_token, amount, refunded, status,
              brand, last4, next_attempt_at, tries, created_at, updated_at)
            VALUES (:id, :order, :customer, :card, :amount, 0, :status,
              :brand, :last4, :next, :tries, :now, :now)
            ON DUPLICATE KEY UPDATE id = id""")
        .setParameter("id", payment.id())
        .setParameter("order", payment.orderId())
        .setParameter("customer", payment.customerId())
        .setParameter("card", payment.cardToken())
        .setParameter("amount", payment.amount())
        .setParameter("status", payment.status().name())
        .setParameter("brand", payment.brand())
        .setParameter("last4", payment.last4())
        .setParameter("next", payment.retries().nextAttemptAt())
        .setParameter("tries", payment.retries().tries())
        .setParameter("now", payment.createdAt())
        .executeUpdate();
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

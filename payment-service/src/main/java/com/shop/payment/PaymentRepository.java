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

/** The payments that are kept. Every method is called inside a transaction. */
@ApplicationScoped
public class PaymentRepository implements PanacheRepositoryBase<Payment, UUID> {
  private static final int BATCH = 50;

  private final Session db;

  PaymentRepository(Session db) {
    this.db = db;
  }

  /**
   * Keeps the payment unless its order has one, be it a charge or a tombstone: the unique key on
   * the order decides, whichever replicas ask at once. Locks what is there then exclusively, at
   * once; with a shared lock first, two callers would deadlock when each wants to write.
   */
  public void insertUnlessThere(Payment payment) {
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
        .setParameter("next", payment.attempts().nextAttemptAt())
        .setParameter("tries", payment.attempts().tries())
        .setParameter("now", payment.createdAt())
        .executeUpdate();
  }

  /** The payment as last committed, with its row locked until the transaction ends. */
  public Optional<Payment> lock(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** As {@link #lock}, by the order. */
  public Optional<Payment> lockOfOrder(UUID orderId) {
    return find("orderId", orderId).withLock(LockModeType.PESSIMISTIC_WRITE).singleResultOptional();
  }

  /**
   * Payments whose outcome has to be asked for again. Each is given to one replica only: rows that
   * another one is claiming are skipped, and a claimed row is not due for a while.
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

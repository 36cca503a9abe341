package com.shop.payment.refund;

import com.shop.platform.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Lists refunded payments in an order that a reader can follow with a cursor. Only committed
 * refunds are numbered, by one transaction at a time. A refund that commits late is therefore
 * numbered late, and never below a number that a reader has seen.
 */
@ApplicationScoped
class RefundedPaymentRepository {
  static final int PAGE_SIZE = 100;

  private final Session db;

  RefundedPaymentRepository(Session db) {
    this.db = db;
  }

  /** Numbers refunds that have none yet, and returns the page after a number. */
  List<RefundedPayment> after(long number) {
    numberCommitted();
    return db
        .createNativeQuery(
            """
            SELECT refund_number, order_id, refunded FROM payment WHERE refund_number > :number
            ORDER BY refund_number LIMIT :page""",
            Object[].class)
        .setParameter("number", number)
        .setParameter("page", PAGE_SIZE)
        .addScalar("refund_number", Long.class)
        .addScalar("order_id", UUID.class)
        .addScalar("refunded", Long.class)
        .getResultList()
        .stream()
        .map(row -> new RefundedPayment((Long) row[0], (UUID) row[1], Money.of((Long) row[2])))
        .toList();
  }

  /**
   * The lock on the sequence is held until the commit, so numbers become visible in their order. A
   * payment that is locked is being changed and is numbered the next time; waiting for it would let
   * one slow transaction hold up all others.
   */
  private void numberCommitted() {
    long last =
        db.createNativeQuery("SELECT last_number FROM refund_sequence FOR UPDATE", Long.class)
            .getSingleResult();
    List<UUID> payments =
        db.createNativeQuery(
                """
                SELECT id FROM payment WHERE unnumbered = 1 LIMIT :page FOR UPDATE SKIP LOCKED""",
                UUID.class)
            .setParameter("page", PAGE_SIZE)
            .getResultList();
    for (UUID payment : payments) {
      db.createNativeMutationQuery(
              """
              UPDATE payment SET refund_number = :number, numbered_refunded = refunded
              WHERE id = :id""")
          .setParameter("number", ++last)
          .setParameter("id", payment)
          .executeUpdate();
    }
    if (!payments.isEmpty()) {
      db.createNativeMutationQuery("UPDATE refund_sequence SET last_number = :last")
          .setParameter("last", last)
          .executeUpdate();
    }
  }
}

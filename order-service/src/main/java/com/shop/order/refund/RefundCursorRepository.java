package com.shop.order.refund;

import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.Session;

/** The position up to which payment-service's refunds have been applied to their orders. */
@ApplicationScoped
class RefundCursorRepository {
  private final Session db;

  RefundCursorRepository(Session db) {
    this.db = db;
  }

  long read() {
    return select("SELECT last_number FROM refund_cursor");
  }

  /** As {@link #read}, and lets no other replica apply refunds until the transaction ends. */
  long lock() {
    return select("SELECT last_number FROM refund_cursor FOR UPDATE");
  }

  void moveTo(long number) {
    db.createNativeMutationQuery("UPDATE refund_cursor SET last_number = :number")
        .setParameter("number", number)
        .executeUpdate();
  }

  private long select(String query) {
    return db.createNativeQuery(query, Long.class).getSingleResult();
  }
}

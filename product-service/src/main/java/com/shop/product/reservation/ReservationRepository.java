package com.shop.product.reservation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Inserts, reads and locks reservations. A transaction that changes a reservation locks it first
 * and products afterwards. The one that inserts it does so last, when its products are locked and
 * the outcome is known; of two for the same order, the second finds the row and takes nothing.
 */
@ApplicationScoped
class ReservationRepository {
  private final Session db;

  ReservationRepository(Session db) {
    this.db = db;
  }

  /** Fails with a duplicate key if the order has a reservation already. */
  void insert(Reservation reservation) {
    db.persist(reservation);
    db.flush();
  }

  /**
   * Confirms a reservation that is RESERVED and has not expired, without reading it.
   *
   * @return false if there is none
   */
  boolean confirmReserved(UUID orderId, Instant now) {
    int confirmed =
        // In SQL: Hibernate would translate an update each time.
        db.createNativeMutationQuery(
                """
                UPDATE reservation SET status = 'CONFIRMED', updated_at = :now
                WHERE order_id = :id AND status = 'RESERVED' AND expires_at > :now""")
            .setParameter("id", orderId)
            .setParameter("now", now)
            .executeUpdate();
    return confirmed == 1;
  }

  /** Locks the reservation of an order, waiting for any transaction that holds it. */
  Optional<Reservation> lock(UUID orderId) {
    return Optional.ofNullable(db.find(Reservation.class, orderId, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Finds expired reservations that are not released yet, oldest first. */
  List<UUID> expired(Instant now, int limit) {
    return db.createQuery(
            """
            select r.orderId from Reservation r
            where r.status = RESERVED and r.expiresAt <= :now
            order by r.expiresAt""",
            UUID.class)
        .setParameter("now", now)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Locks an expired reservation, unless it was released or another transaction holds it. */
  Optional<Reservation> claimExpired(UUID orderId, Instant now) {
    return db.createNativeQuery(
            """
            SELECT * FROM reservation
            WHERE order_id = :id AND status = 'RESERVED' AND expires_at <= :now
            FOR UPDATE SKIP LOCKED""",
            Reservation.class)
        .setParameter("id", orderId)
        .setParameter("now", now)
        .getResultStream()
        .findFirst();
  }
}

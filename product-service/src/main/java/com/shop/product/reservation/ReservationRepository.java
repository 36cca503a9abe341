package com.shop.product.reservation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Reads and locks reservations. A transaction locks the reservation first and products afterwards,
 * so requests for the same order are processed one after the other on all replicas.
 */
@ApplicationScoped
class ReservationRepository {
  private final Session db;

  ReservationRepository(Session db) {
    this.db = db;
  }

  /** Locks the reservation of an order, creating it as NEW if there is none. */
  Reservation openAndLock(UUID orderId, Instant now) {
    // The no-op update takes an exclusive lock on an existing row. INSERT IGNORE would take a
    // shared lock, and two replicas that both upgrade it would deadlock.
    db.createNativeMutationQuery(
            """
            INSERT INTO reservation (order_id, status, created_at, updated_at)
            VALUES (:id, 'NEW', :now, :now) ON DUPLICATE KEY UPDATE order_id = order_id""")
        .setParameter("id", orderId)
        .setParameter("now", now)
        .executeUpdate();
    return lock(orderId).orElseThrow();
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

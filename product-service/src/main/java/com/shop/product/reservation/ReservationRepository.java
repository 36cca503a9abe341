package com.shop.product.reservation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/**
 * The rows of reservations. Whoever acts on one locks it first, and only then products: requests
 * about the same order come one after the other, on whichever replica.
 */
@ApplicationScoped
class ReservationRepository {
  private final Session db;

  ReservationRepository(Session db) {
    this.db = db;
  }

  /** Locks the reservation of an order, which is NEW if there was none. */
  Reservation openAndLock(UUID orderId, Instant now) {
    // The update that changes nothing takes the exclusive lock of an existing row at once. INSERT
    // IGNORE would take a shared one, and two replicas wanting more would be a deadlock.
    db.createNativeMutationQuery(
            """
            INSERT INTO reservation (order_id, status, created_at, updated_at)
            VALUES (:id, 'NEW', :now, :now) ON DUPLICATE KEY UPDATE order_id = order_id""")
        .setParameter("id", orderId)
        .setParameter("now", now)
        .executeUpdate();
    return lock(orderId).orElseThrow();
  }

  /** Locks the reservation of an order, waiting for whoever is acting on it. */
  Optional<Reservation> lock(UUID orderId) {
    return Optional.ofNullable(db.find(Reservation.class, orderId, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Some of those that have run out and are not released yet, the oldest first. */
  List<UUID> runOut(Instant now, int limit) {
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

  /** Locks one that has run out, unless it no longer is or somebody else is acting on it. */
  Optional<Reservation> claimRunOut(UUID orderId, Instant now) {
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

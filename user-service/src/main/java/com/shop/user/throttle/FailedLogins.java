package com.shop.user.throttle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Session;

/**
 * What is kept of failed logins. Every method is called inside a transaction. Whoever is about to
 * count locks the window's row, then the streak's, always in this order.
 */
@ApplicationScoped
class FailedLogins {
  /** For how long an address stays known after a success from it. */
  private static final Duration KNOWN = Duration.ofDays(30);

  private final Session db;

  FailedLogins(Session db) {
    this.db = db;
  }

  Optional<AddressWindow> window(Attempt attempt, LockModeType lock) {
    return row(AddressWindow.class, attempt.source(), lock);
  }

  /** The address's own streak where it is known for the account, else that of all the others. */
  Optional<LoginStreak> streak(Attempt attempt, LockModeType lock) {
    return row(LoginStreak.class, attempt.fromHere(), lock)
        .or(() -> row(LoginStreak.class, attempt.anywhere(), lock));
  }

  /** Locked; two that begin it at once meet at the primary key, and the second waits. */
  AddressWindow lockedWindow(Attempt attempt, Instant now) {
    db.createNativeMutationQuery(
            """
            INSERT INTO address_window (id, failures, ends_at) VALUES (:id, 0, :now)
            ON DUPLICATE KEY UPDATE id = id""")
        .setParameter("id", attempt.source())
        .setParameter("now", now)
        .executeUpdate();
    return window(attempt, LockModeType.PESSIMISTIC_WRITE).orElseThrow();
  }

  /** As {@link #lockedWindow}. */
  LoginStreak lockedStreak(Attempt attempt, Instant now) {
    return row(LoginStreak.class, attempt.fromHere(), LockModeType.PESSIMISTIC_WRITE)
        .orElseGet(() -> lockedStreakOfAll(attempt, now));
  }

  /** Ends the streaks of the account, and remembers that its owner comes from this address. */
  void succeed(Attempt attempt, Instant now) {
    db.createNativeMutationQuery("DELETE FROM login_streak WHERE id = :id")
        .setParameter("id", attempt.anywhere())
        .executeUpdate();
    db.createNativeMutationQuery(
            """
            INSERT INTO login_streak (id, failures, expires_at) VALUES (:id, 0, :expiry)
            ON DUPLICATE KEY UPDATE failures = 0, blocked_until = NULL, expires_at = :expiry""")
        .setParameter("id", attempt.fromHere())
        .setParameter("expiry", now.plus(KNOWN))
        .executeUpdate();
  }

  private LoginStreak lockedStreakOfAll(Attempt attempt, Instant now) {
    db.createNativeMutationQuery(
            """
            INSERT INTO login_streak (id, failures, expires_at) VALUES (:id, 0, :expiry)
            ON DUPLICATE KEY UPDATE id = id""")
        .setParameter("id", attempt.anywhere())
        .setParameter("expiry", now.plus(LoginStreak.MEMORY))
        .executeUpdate();
    return row(LoginStreak.class, attempt.anywhere(), LockModeType.PESSIMISTIC_WRITE).orElseThrow();
  }

  private <T> Optional<T> row(Class<T> type, byte[] id, LockModeType lock) {
    return db.createSelectionQuery("FROM " + type.getSimpleName() + " WHERE id = :id", type)
        .setParameter("id", id)
        .setLockMode(lock)
        .getResultStream()
        .findFirst();
  }
}

package com.shop.user.throttle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Session;

/**
 * The recorded failed logins. Every method must be called inside a transaction. To avoid deadlocks,
 * the window's row is always locked before the streak's.
 */
@ApplicationScoped
class FailedLogins {
  /** How long a client address stays known after a login from it. */
  private static final Duration KNOWN_FOR = Duration.ofDays(30);

  private final Session db;

  FailedLogins(Session db) {
    this.db = db;
  }

  Optional<AddressWindow> window(Attempt attempt, LockModeType lock) {
    return row(AddressWindow.class, attempt.addressId(), lock);
  }

  /**
   * The streak of the account and the client address, where the address is known; otherwise the one
   * that all unknown addresses share.
   */
  Optional<LoginStreak> streak(Attempt attempt, LockModeType lock) {
    return row(LoginStreak.class, attempt.knownAddressId(), lock)
        .or(() -> row(LoginStreak.class, attempt.accountId(), lock));
  }

  /**
   * Locks the window's row, and inserts it first where there is none: of two concurrent inserts the
   * second waits at the primary key.
   */
  AddressWindow lockWindow(Attempt attempt, Instant now) {
    db.createNativeMutationQuery(
            """
            INSERT INTO address_window (id, failures, ends_at) VALUES (:id, 0, :now)
            ON DUPLICATE KEY UPDATE id = id""")
        .setParameter("id", attempt.addressId())
        .setParameter("now", now)
        .executeUpdate();
    return window(attempt, LockModeType.PESSIMISTIC_WRITE).orElseThrow();
  }

  /** As {@link #lockWindow}. */
  LoginStreak lockStreak(Attempt attempt, Instant now) {
    return row(LoginStreak.class, attempt.knownAddressId(), LockModeType.PESSIMISTIC_WRITE)
        .orElseGet(() -> lockSharedStreak(attempt, now));
  }

  /** Clears the account's streaks and makes the client address known. */
  void recordSuccess(Attempt attempt, Instant now) {
    db.createNativeMutationQuery("DELETE FROM login_streak WHERE id = :id")
        .setParameter("id", attempt.accountId())
        .executeUpdate();
    db.createNativeMutationQuery(
            """
            INSERT INTO login_streak (id, failures, expires_at) VALUES (:id, 0, :expiry)
            ON DUPLICATE KEY UPDATE failures = 0, blocked_until = NULL, expires_at = :expiry""")
        .setParameter("id", attempt.knownAddressId())
        .setParameter("expiry", now.plus(KNOWN_FOR))
        .executeUpdate();
  }

  private LoginStreak lockSharedStreak(Attempt attempt, Instant now) {
    db.createNativeMutationQuery(
            """
            INSERT INTO login_streak (id, failures, expires_at) VALUES (:id, 0, :expiry)
            ON DUPLICATE KEY UPDATE id = id""")
        .setParameter("id", attempt.accountId())
        .setParameter("expiry", now.plus(LoginStreak.RETENTION))
        .executeUpdate();
    return row(LoginStreak.class, attempt.accountId(), LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow();
  }

  private <T> Optional<T> row(Class<T> type, byte[] id, LockModeType lock) {
    return db.createSelectionQuery("FROM " + type.getSimpleName() + " WHERE id = :id", type)
        .setParameter("id", id)
        .setLockMode(lock)
        .getResultStream()
        .findFirst();
  }
}

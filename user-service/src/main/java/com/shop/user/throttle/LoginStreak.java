package com.shop.user.throttle;

import com.shop.platform.Backoff;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;

/**
 * Consecutive failed logins. From the fifth on, each is followed by a pause in which all attempts
 * are refused: 30 s, then twice as long each time, up to 15 minutes. Refused attempts do not extend
 * the pause.
 */
@Entity
class LoginStreak {
  static final int FREE_FAILURES = 5;

  /** How long a streak is kept after its last failure. */
  static final Duration RETENTION = Duration.ofDays(1);

  private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(15));

  @Id private byte[] id;
  private int failures;
  private Instant blockedUntil;
  private Instant expiresAt = Instant.EPOCH;

  void fail(Instant now) {
    failures++;
    if (expiresAt.isBefore(now.plus(RETENTION))) {
      expiresAt = now.plus(RETENTION);
    }
    if (failures >= FREE_FAILURES) {
      blockedUntil = now.plus(PAUSES.after(failures - FREE_FAILURES + 1));
    }
  }

  /** How long attempts are still refused; zero when they are not. */
  Duration pause(Instant now) {
    return blockedUntil != null && blockedUntil.isAfter(now)
        ? Duration.between(now, blockedUntil)
        : Duration.ZERO;
  }
}

package com.shop.user.throttle;

import com.shop.platform.Backoff;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;

/**
 * Failed logins in a row. From the fifth on each is followed by a pause, in which no password is
 * looked at: 30 s, then twice as long each time, up to 15 minutes. What comes in a pause does not
 * prolong it.
 */
@Entity
class LoginStreak {
  static final int FREE_FAILURES = 5;

  /** A streak that nobody adds to for so long is forgotten. */
  static final Duration MEMORY = Duration.ofDays(1);

  private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(15));

  @Id private byte[] id;
  private int failures;
  private Instant blockedUntil;
  private Instant expiresAt = Instant.EPOCH;

  void fail(Instant now) {
    failures++;
    if (expiresAt.isBefore(now.plus(MEMORY))) {
      expiresAt = now.plus(MEMORY);
    }
    if (failures >= FREE_FAILURES) {
      blockedUntil = now.plus(PAUSES.after(failures - FREE_FAILURES + 1));
    }
  }

  /** How long no password is looked at; zero when one is. */
  Duration pause(Instant now) {
    return blockedUntil != null && blockedUntil.isAfter(now)
        ? Duration.between(now, blockedUntil)
        : Duration.ZERO;
  }
}

package com.shop.user.throttle;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;

/**
 * Failed logins from a client address: at most 100 in a window of 15 minutes, which begins with the
 * first failure. A success does not reset the count, since an attacker could log in to an account
 * of their own in between.
 */
@Entity
class AddressWindow {
  static final int MAX_FAILURES = 100;
  static final Duration LENGTH = Duration.ofMinutes(15);

  @Id private byte[] id;
  private int failures;
  private Instant endsAt = Instant.EPOCH;

  void fail(Instant now) {
    if (!endsAt.isAfter(now)) {
      failures = 0;
      endsAt = now.plus(LENGTH);
    }
    failures++;
  }

  /** How long attempts are still refused; zero when they are not. */
  Duration pause(Instant now) {
    return failures >= MAX_FAILURES && endsAt.isAfter(now)
        ? Duration.between(now, endsAt)
        : Duration.ZERO;
  }
}

package com.shop.user.throttle;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;

/**
 * Failed logins of a client address: up to 100 in 15 minutes, which begin with the first of them. A
 * success does not take any back, or an attacker would log in to an account of his own in between.
 */
@Entity
class AddressWindow {
  static final int MOST_FAILURES = 100;
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

  /** How long no password is looked at; zero when one is. */
  Duration pause(Instant now) {
    return failures >= MOST_FAILURES && endsAt.isAfter(now)
        ? Duration.between(now, endsAt)
        : Duration.ZERO;
  }
}

package com.shop.payment;

import com.shop.platform.Backoff;
import com.shop.platform.Times;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;

/**
 * The number of attempts at the gateway and the time of the next one. The next attempt is scheduled
 * before the current one begins, so that a crash only delays the retry.
 */
@Embeddable
public class RetrySchedule {
  private static final Backoff PAUSES = new Backoff(Duration.ofMillis(500), Duration.ofMinutes(5));

  private int tries;

  private Instant nextAttemptAt;

  RetrySchedule() {}

  /** A schedule whose first attempt begins now. */
  public static RetrySchedule first() {
    RetrySchedule retries = new RetrySchedule();
    retries.begin();
    return retries;
  }

  /** Begins an attempt and schedules the next one, with exponentially growing pauses. */
  public void begin() {
    tries++;
    nextAttemptAt = Times.now().plus(PAUSES.after(tries));
  }

  int tries() {
    return tries;
  }

  Instant nextAttemptAt() {
    return nextAttemptAt;
  }
}

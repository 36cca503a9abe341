package com.shop.payment;

import com.shop.platform.Backoff;
import com.shop.platform.Times;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;

/**
 * How often something was tried at the gateway, and when it is tried again. The next time is moved
 * before an attempt and not after it, so that a crash in the middle costs a pause and nothing else.
 */
@Embeddable
public class RetrySchedule {
  private static final Backoff PAUSES = new Backoff(Duration.ofMillis(500), Duration.ofMinutes(5));

  private int tries;

  private Instant nextAttemptAt;

  RetrySchedule() {}

  /** Those of something that is tried for the first time right now. */
  public static RetrySchedule first() {
    RetrySchedule attempts = new RetrySchedule();
    attempts.begin();
    return attempts;
  }

  /** One attempt more begins now; the next one is due after a pause, each twice the last. */
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

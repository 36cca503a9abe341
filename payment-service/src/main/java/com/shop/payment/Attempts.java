package com.shop.payment;

import com.shop.platform.Times;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;

/**
 * How often something was tried at the gateway, and when it is tried again. The next time is moved
 * before an attempt and not after it, so that a crash in the middle costs a pause and nothing else.
 */
@Embeddable
public class Attempts {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  /** Half a second doubled that often is beyond the longest pause. */
  private static final int DOUBLINGS = 10;

  private int tries;

  private Instant nextAttemptAt;

  Attempts() {}

  /** Those of something that is tried for the first time right now. */
  public static Attempts first() {
    Attempts attempts = new Attempts();
    attempts.begin();
    return attempts;
  }

  /** One attempt more begins now; the next one is due after a pause, each twice the last. */
  public void begin() {
    nextAttemptAt = Times.now().plus(pause(tries));
    tries++;
  }

  int tries() {
    return tries;
  }

  Instant nextAttemptAt() {
    return nextAttemptAt;
  }

  static Duration pause(int tries) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, DOUBLINGS));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}

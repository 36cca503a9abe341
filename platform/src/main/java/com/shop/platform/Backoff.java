package com.shop.platform;

import java.time.Duration;

/**
 * Exponentially growing pauses between attempts.
 *
 * @param first the pause after the first attempt
 * @param max the longest pause
 */
public record Backoff(Duration first, Duration max) {
  /** Prevents an overflow; by then, every pause has reached its maximum. */
  private static final int MAX_DOUBLINGS = 20;

  /** The pause after this many attempts: twice the previous pause, up to the maximum. */
  public Duration after(int attempts) {
    Duration pause = first.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), MAX_DOUBLINGS));
    return pause.compareTo(max) < 0 ? pause : max;
  }
}

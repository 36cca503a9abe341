package com.shop.platform;

import java.time.Duration;

/**
 * Growing pauses between tries.
 *
 * @param first the pause after the first try
 * @param longest no pause is longer
 */
public record Backoff(Duration first, Duration longest) {
  /** Doubled that often, a pause of milliseconds is longer than any that makes sense. */
  private static final int DOUBLINGS = 20;

  /** The pause after so many tries: twice that of the try before. */
  public Duration after(int tries) {
    Duration pause = first.multipliedBy(1L << Math.min(Math.max(tries - 1, 0), DOUBLINGS));
    return pause.compareTo(longest) < 0 ? pause : longest;
  }
}

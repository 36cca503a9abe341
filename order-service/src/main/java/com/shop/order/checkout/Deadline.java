package com.shop.order.checkout;

import java.time.Duration;

/** The time by which a driver stops, on a clock that never jumps. */
final class Deadline {
  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  static Deadline in(Duration duration) {
    return after(System.nanoTime(), duration);
  }

  /**
   * @param start as {@link System#nanoTime} counts
   */
  static Deadline after(long start, Duration duration) {
    return new Deadline(start + duration.toNanos());
  }

  /** Whether at least this much time is left. */
  boolean allows(Duration duration) {
    return end - System.nanoTime() >= duration.toNanos();
  }

  /** The time that is left, never negative. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }
}

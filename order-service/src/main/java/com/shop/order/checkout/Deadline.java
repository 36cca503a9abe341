package com.shop.order.checkout;

import java.time.Duration;

/** The time by which a driver stops, on a clock that never jumps. */
final class Deadline {
  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  /** Whether at least this much time is left. */
  boolean allows(Duration duration) {
    return end - System.nanoTime() >= duration.toNanos();
  }
}

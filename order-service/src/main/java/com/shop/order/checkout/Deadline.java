package com.shop.order.checkout;

import java.time.Duration;

/** The time by which a driver stops; counted by the clock that never jumps. */
final class Deadline {
  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  /** Whether this much can still be done before it. */
  boolean leaves(Duration duration) {
    return end - System.nanoTime() >= duration.toNanos();
  }
}

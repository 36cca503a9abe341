package com.shop.order;

import java.time.Duration;

/** The next step of an order's checkout, as its row determines it. */
public enum Step {
  RESERVE(1),
  CAPTURE(1),
  CONFIRM(1),
  COMPENSATE(2),
  /** The order is at rest: there is nothing to do. */
  NONE(0);

  /** The most that a call can take: 1 s to connect, 2 s to read the response. */
  private static final Duration MAX_CALL = Duration.ofSeconds(3);

  private final int calls;

  Step(int calls) {
    this.calls = calls;
  }

  public Duration maxDuration() {
    return MAX_CALL.multipliedBy(calls);
  }
}

package com.shop.order;

import java.time.Duration;

/** What is to be done next for an order; read off its row. */
public enum Step {
  RESERVE(1),
  PAY(1),
  CONFIRM(1),
  COMPENSATE(2),
  /** The order is at rest. */
  NONE(0);

  /** What a call may take at the longest: 1 s to connect, 2 s to be answered. */
  private static final Duration CALL = Duration.ofSeconds(3);

  private final int calls;

  Step(int calls) {
    this.calls = calls;
  }

  /** What it may take at the longest. */
  public Duration takes() {
    return CALL.multipliedBy(calls);
  }
}

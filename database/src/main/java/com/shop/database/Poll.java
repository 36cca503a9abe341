package com.shop.database;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for what nobody announces: another process, a server, a file. */
public final class Poll {

  private static final Duration OFTEN = Duration.ofMillis(50);

  private Poll() {}

  /** Looks again and again; true as soon as it holds, false when it did not in time. */
  public static boolean until(Duration patience, BooleanSupplier holds)
      throws InterruptedException {
    return until(patience, OFTEN, holds);
  }

  /**
   * As above.
   *
   * @param pause between two looks, for looks that cost whom they look at
   */
  public static boolean until(Duration patience, Duration pause, BooleanSupplier holds)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(pause.toMillis());
    }
    return true;
  }
}

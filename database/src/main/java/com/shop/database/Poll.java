package com.shop.database;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for what nobody announces: another process, a server, a file. */
public final class Poll {

  private static final long PAUSE_MILLIS = 50;

  private Poll() {}

  /** Looks again and again; true as soon as it holds, false when it did not in time. */
  public static boolean until(Duration patience, BooleanSupplier holds)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    return true;
  }
}

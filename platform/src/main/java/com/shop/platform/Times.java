package com.shop.platform;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Points in time as the contract shows them and the database keeps them: in milliseconds, UTC. */
public final class Times {
  private Times() {}

  public static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}

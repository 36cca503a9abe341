package com.shop.platform;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The current time in milliseconds, the precision of the API and of the database. */
public final class Times {
  private Times() {}

  public static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}

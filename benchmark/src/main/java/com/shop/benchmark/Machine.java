package com.shop.benchmark;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The machine that a run measures on. */
final class Machine {

  private Machine() {}

  /**
   * A sentence with date, machine and command.
   *
   * @param command as it was typed
   */
  static String describe(String command) {
    return "%s, `%s`: %d processors, %s %s, Java %s, load average before the run %.1f."
        .formatted(
            Instant.now().truncatedTo(ChronoUnit.MINUTES),
            command,
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("java.version"),
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }
}

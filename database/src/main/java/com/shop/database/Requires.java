package com.shop.database;

import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * What a test needs from outside of the build. Where it is missing the test is skipped with one
 * printed line; {@code -Dshop.require=all} makes that a failure, for machines that must have it
 * all.
 */
public final class Requires {

  private Requires() {}

  /**
   * @param there whether the tool is there
   * @param tool for the printed line, such as "a Docker daemon with mysql:9.7"
   */
  public static void that(boolean there, String tool) {
    if (there) {
      return;
    }
    if ("all".equals(System.getProperty("shop.require"))) {
      throw new AssertionFailedError("missing, and shop.require=all: " + tool);
    }
    String line = "skipped, since this is missing: " + tool;
    System.out.println(line);
    throw new TestAbortedException(line);
  }
}

package com.shop.playground.audit;

import java.util.List;
import java.util.stream.Stream;

/**
 * What looking at an invariant gave.
 *
 * @param rows how many rows were looked at
 * @param count of the rows that break it
 * @param violations the ids of the first of these rows, and how they break it
 */
record Finding(Invariant invariant, long rows, int count, List<String> violations) {
  /** One fault can break millions of rows. */
  static final int MAX_LISTED = 1_000;

  /** More of the same would only bury the rest of the table. */
  private static final int SHOWN = 20;

  /** The first violations, each with the name of the invariant before it. */
  Stream<String> named() {
    return violations.stream().map(violation -> invariant.name() + " " + violation);
  }

  /** A line of a table for a person, and one below it for each violation. */
  @Override
  public String toString() {
    StringBuilder lines = new StringBuilder();
    lines.append(
        String.format("%-13s %8d %10d  %s%n", invariant.name(), rows, count, invariant.rule()));
    violations.stream().limit(SHOWN).forEach(violation -> lines.append(below(violation)));
    if (count > SHOWN) {
      lines.append(below("and " + (count - SHOWN) + " more"));
    }
    return lines.toString();
  }

  private static String below(String text) {
    return String.format("    %s%n", text);
  }
}

package com.shop.playground.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The figures of a chaos run, as a Markdown page. */
final class Figures {
  private static final String HEAD =
      """
      # Chaos run

      The last recorded run of `ChaosRunIT`, which [guarantees.md](guarantees.md) explains.

      | figure | value |
      | --- | --- |
      """;

  private final StringBuilder page = new StringBuilder(HEAD);

  Figures add(String name, Object value) {
    page.append("| ").append(name).append(" | ").append(value).append(" |\n");
    return this;
  }

  /** The number of items, in all and of each kind, such as {@code 4 (3 CONFIRMED, 1 REJECTED)}. */
  static String count(List<String> kinds) {
    Map<String, Long> counts =
        kinds.stream().collect(Collectors.groupingBy(k -> k, TreeMap::new, Collectors.counting()));
    return kinds.size()
        + counts.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", ", " (", ")"));
  }

  /** In seconds. */
  static String time(Duration time) {
    return "%.1f s".formatted(seconds(time));
  }

  /** The number of durations, their median and the longest. */
  static String times(List<Duration> times) {
    List<Duration> sorted = times.stream().sorted().toList();
    return Optional.of(sorted)
        .filter(any -> !any.isEmpty())
        .map(
            some ->
                "%d, median %.1f s, longest %.1f s"
                    .formatted(
                        some.size(),
                        seconds(some.get(some.size() / 2)),
                        seconds(some.get(some.size() - 1))))
        .orElse("0");
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  @Override
  public String toString() {
    return page.toString();
  }
}

package com.shop.playground.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a chaos run came to, as a table in Markdown. */
final class Figures {
  private final StringBuilder table = new StringBuilder("| figure | value |\n| --- | --- |\n");

  Figures add(String name, Object value) {
    table.append("| ").append(name).append(" | ").append(value).append(" |\n");
    return this;
  }

  /** How many of which, such as {@code 3 CONFIRMED, 1 REJECTED}. */
  static String count(List<String> kinds) {
    Map<String, Long> counts =
        kinds.stream().collect(Collectors.groupingBy(k -> k, TreeMap::new, Collectors.counting()));
    return kinds.size()
        + counts.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", ", " (", ")"));
  }

  /** How many, their median and the longest, in seconds. */
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
    return table.toString();
  }
}

package com.shop.playground.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What manifests have to keep to.
 *
 * @param name says it
 * @param mirrors the checks of public linters that say the same, or where else it comes from
 * @param violations one line each
 */
record Rule(String name, String mirrors, Function<Manifests, List<String>> violations) {

  static final List<Rule> ALL =
      Stream.of(
              SchemaRules.all(),
              ReferenceRules.all(),
              PodRules.all(),
              AvailabilityRules.all(),
              NetworkRules.all(),
              DocumentRules.all())
          .flatMap(List::stream)
          .toList();

  /** A rule about each workload by itself. */
  static Rule each(String name, String mirrors, Function<Workload, List<String>> violations) {
    return new Rule(
        name,
        mirrors,
        manifests -> {
          List<String> all = new ArrayList<>();
          for (Workload workload : manifests.workloads()) {
            violations.apply(workload).forEach(v -> all.add(workload.name() + ": " + v));
          }
          return all;
        });
  }

  /** Collects what does not hold. */
  static final class Violations {
    private final List<String> lines = new ArrayList<>();

    Violations unless(boolean holds, String line) {
      if (!holds) {
        lines.add(line);
      }
      return this;
    }

    List<String> list() {
      return lines;
    }
  }

  @Override
  public String toString() {
    return name;
  }
}

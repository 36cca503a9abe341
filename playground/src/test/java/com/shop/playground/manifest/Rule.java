package com.shop.playground.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A rule that all manifests satisfy.
 *
 * @param name the rule in words
 * @param mirrors the equivalent checks of public linters, or another source
 * @param violations finds the violations, one line each
 */
record Rule(String name, String mirrors, Function<Manifests, List<String>> violations) {

  static final List<Rule> ALL =
      Stream.of(
              SchemaRules.all(),
              ReferenceRules.all(),
              PodRules.all(),
              // Monitoring has one pod of each kind, and requests do not depend on it.
              AvailabilityRules.all().stream().map(Rule::inShop).toList(),
              NetworkRules.all(),
              DocumentRules.all().stream().map(Rule::inShop).toList())
          .flatMap(List::stream)
          .toList();

  /** A rule that checks each workload separately. */
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

  /** The same rule, for the objects of the shop itself only. */
  Rule inShop() {
    return new Rule(name, mirrors, manifests -> violations.apply(manifests.in("shop")));
  }

  /** Collects violations. */
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

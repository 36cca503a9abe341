package com.shop.playground.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.shop.playground.shop.Repository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files in {@code monitoring}. */
public final class Monitoring {
  public static final Path FOLDER = Repository.root().resolve("monitoring");

  private static final YAMLMapper YAML = new YAMLMapper();

  /** Of the services: those of other exporters begin otherwise. */
  private static final Pattern METRIC =
      Pattern.compile("\\b(?:shop|http|ft|agroal|worker|jvm|process)_\\w+");

  private Monitoring() {}

  /** A file of the folder, in YAML or JSON. */
  static JsonNode read(String file) throws IOException {
    return YAML.readTree(FOLDER.resolve(file).toFile());
  }

  /** The PromQL expressions of all alerts and panels. */
  static List<String> expressions() throws IOException {
    return Stream.of(read("alerts.yaml"), read("dashboard.json"))
        .flatMap(file -> file.findValuesAsText("expr").stream())
        .toList();
  }

  /** The metrics of the services that alerts and panels read. */
  public static Set<String> metrics() throws IOException {
    Set<String> metrics = new TreeSet<>();
    for (String expression : expressions()) {
      METRIC.matcher(expression).results().map(MatchResult::group).forEach(metrics::add);
    }
    return metrics;
  }
}

package com.shop.playground.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.shop.playground.shop.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
      Pattern.compile(
          "\\b(?:shop(?!_audit)|http_(?:server|client)|ft|agroal|worker|jvm|process)_\\w+");

  private Monitoring() {}

  /** A file of the folder, in YAML or JSON. */
  static JsonNode read(String file) throws IOException {
    return YAML.readTree(FOLDER.resolve(file).toFile());
  }

  /** The files with dashboards, below the folder. */
  static List<String> dashboards() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve("dashboards"))) {
      return files.map(file -> FOLDER.relativize(file).toString()).sorted().toList();
    }
  }

  /** The alerts and the recording rules. */
  public static Stream<JsonNode> rules() throws IOException {
    return read("alerts.yaml")
        .path("groups")
        .valueStream()
        .flatMap(group -> group.path("rules").valueStream());
  }

  /** The PromQL expressions of a file, for all services where a dashboard lets one choose. */
  static List<String> expressions(String file) throws IOException {
    return read(file).findValuesAsText("expr").stream()
        .map(expression -> expression.replace("$job", ".*-service"))
        .toList();
  }

  /** The metrics of the services that alerts and panels read. */
  public static Set<String> metrics() throws IOException {
    Set<String> metrics = new TreeSet<>();
    List<String> files = new ArrayList<>(dashboards());
    files.add("alerts.yaml");
    for (String file : files) {
      for (String expression : expressions(file)) {
        METRIC.matcher(expression).results().map(MatchResult::group).forEach(metrics::add);
      }
    }
    return metrics;
  }
}

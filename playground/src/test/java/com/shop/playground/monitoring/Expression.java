package com.shop.playground.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An expression of an alert or a panel, and what is wrong with it where a Prometheus has the data
 * that it should find.
 *
 * @param place where it is used, for messages
 * @param text in PromQL
 * @param legend of the series of a panel, such as {@code {{job}}}; empty for alerts
 */
record Expression(String place, String text, String legend) {
  private static final String STRING = "\"[^\"]*\"";
  private static final Pattern GROUPING =
      Pattern.compile("\\b(by|on|ignoring|without|group_left|group_right) ?\\(([^)]*)\\)");

  /** A metric, with its matchers. What is followed by a parenthesis is a function. */
  private static final Pattern SELECTOR =
      Pattern.compile(
          STRING
              + "|\\b(?<selector>[a-z]\\w*+(?::\\w++)*+(?:\\{(?:"
              + STRING
              + "|[^}\"])*+\\})?+)(?!\\s*\\()");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{ *(\\w+) *}}");

  /** The expressions of all alerts, recording rules and panels. */
  static List<Expression> all() throws IOException {
    List<Expression> all = new ArrayList<>();
    Monitoring.rules()
        .map(
            rule ->
                new Expression(
                    rule.path("alert").asText(rule.path("record").asText()),
                    rule.path("expr").asText(),
                    ""))
        .forEach(all::add);
    for (String file : Monitoring.dashboards()) {
      for (JsonNode panel : Monitoring.read(file).path("panels")) {
        for (JsonNode target : panel.path("targets")) {
          all.add(
              new Expression(
                  file + ", " + panel.path("title").asText(),
                  target.path("expr").asText().replace("$job", ".*-service"),
                  target.path("legendFormat").asText()));
        }
      }
    }
    return all;
  }

  boolean isPanel() {
    return !legend.isEmpty();
  }

  /** The metrics that it reads, with their matchers. */
  Set<String> selectors() {
    Set<String> selectors = new LinkedHashSet<>();
    SELECTOR
        .matcher(GROUPING.matcher(text).replaceAll(""))
        .results()
        .map(match -> match.group(1))
        .filter(selector -> selector != null && selector.matches("up\\b.*|\\w*[_:].*"))
        .forEach(selectors::add);
    return selectors;
  }

  /** The labels that it groups by, without those that it sets itself. */
  private Set<String> groupings() {
    Set<String> labels = new TreeSet<>();
    GROUPING
        .matcher(text)
        .results()
        .map(match -> match.group(2))
        .flatMap(list -> Stream.of(list.split(" *, *")))
        .filter(label -> !label.isEmpty() && !text.contains("\"" + label + "\""))
        .forEach(labels::add);
    return labels;
  }

  /** What is missing in the data of this Prometheus; empty if the expression is right. */
  List<String> problems(Prometheus prometheus) throws IOException, InterruptedException {
    List<String> problems = new ArrayList<>();
    Set<String> labels = new TreeSet<>();
    for (String selector : selectors()) {
      List<JsonNode> series = prometheus.query(selector);
      if (series.isEmpty()) {
        problems.add("no series " + selector);
      }
      series.forEach(one -> one.path("metric").fieldNames().forEachRemaining(labels::add));
    }
    groupings().stream()
        .filter(label -> !labels.contains(label))
        .forEach(label -> problems.add("no label " + label));
    if (isPanel()) {
      problems.addAll(emptiness(prometheus.query(text)));
    }
    return problems.stream().map(problem -> place + ": " + problem).toList();
  }

  private List<String> emptiness(List<JsonNode> result) {
    List<String> problems = new ArrayList<>();
    if (result.stream().allMatch(series -> series.at("/value/1").asText().equals("NaN"))) {
      problems.add("no data for " + text);
    }
    List<String> placeholders =
        PLACEHOLDER.matcher(legend).results().map((MatchResult match) -> match.group(1)).toList();
    for (JsonNode series : result) {
      placeholders.stream()
          .filter(label -> !series.path("metric").has(label))
          .forEach(label -> problems.add("no label " + label + " for the legend"));
    }
    return problems.stream().distinct().toList();
  }
}

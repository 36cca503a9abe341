package com.shop.playground.monitoring;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Prometheus would say if the shop went on for two hours as between two scrapes, a minute of
 * Prometheus' time apart: alerts need not be waited for.
 */
public final class Outlook {
  private static final int MINUTES = 120;

  /** Of Prometheus' time, in minutes: it starts at 0, and no timestamp may lie before that. */
  private static final int NOW = 60;

  private static final Pattern SAMPLE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");
  private static final Pattern COUNTER = Pattern.compile(".*_(total|count|sum|bucket)");

  /** In seconds since 1970. */
  private static final Pattern TIMESTAMP = Pattern.compile(".*_(timestamp_seconds|expiry)");

  /** The values of each series, as promtool reads them. */
  private final Map<String, String> series = new TreeMap<>();

  /**
   * A scrape of a pod.
   *
   * @param job the name of its service
   * @param metrics empty if it did not respond
   */
  public record Scrape(String job, String instance, List<String> metrics) {}

  /** If each further scrape is as this one. */
  public Outlook(List<Scrape> scrape) {
    this(scrape, scrape);
  }

  /**
   * @param after of the same pods, in the same order
   */
  public Outlook(List<Scrape> before, List<Scrape> after) {
    for (int i = 0; i < after.size(); i++) {
      Scrape pod = after.get(i);
      String target =
          "job=\"%s\",instance=\"%s\",namespace=\"shop\",pod=\"%2$s\""
              .formatted(pod.job(), pod.instance());
      BigDecimal up = pod.metrics().isEmpty() ? BigDecimal.ZERO : BigDecimal.ONE;
      continueSeries("up{" + target + "}", up, up);
      Map<String, BigDecimal> earlier = samples(before.get(i), target);
      samples(pod, target)
          .forEach(
              (name, value) ->
                  continueSeries(name, earlier.getOrDefault(name, BigDecimal.ZERO), value));
    }
  }

  /** Checks that alerts fire. */
  public void fires(String... alerts) throws IOException, InterruptedException {
    check(
        Stream.of(alerts)
            .map("group(ALERTS{alertname=\"%s\", alertstate=\"firing\"})"::formatted)
            .map(expression -> expectation(expression, List.of(Map.of("labels", "{}", "value", 1))))
            .toList());
  }

  /** Checks that alerts neither fire nor will. */
  public void isSilent(String... alerts) throws IOException, InterruptedException {
    check(
        Stream.of(alerts)
            .map("ALERTS{alertname=\"%s\"}"::formatted)
            .map(expression -> expectation(expression, List.of()))
            .toList());
  }

  /**
   * Checks which series of an expression has the largest value.
   *
   * @param labels as Prometheus prints them
   */
  public void largest(String expression, String by, String labels)
      throws IOException, InterruptedException {
    String largest = "group by (%s) (topk(1, %s))".formatted(by, expression);
    check(List.of(expectation(largest, List.of(Map.of("labels", labels, "value", 1)))));
  }

  private static Map<String, Object> expectation(String expression, List<?> samples) {
    return Map.of("expr", expression, "eval_time", NOW + MINUTES + "m", "exp_samples", samples);
  }

  private void check(List<Map<String, Object>> expectations)
      throws IOException, InterruptedException {
    Map<String, Object> test =
        Map.of(
            "interval",
            "1m",
            "input_series",
            input(expectations.toString()),
            "promql_expr_test",
            expectations);
    Map<String, Object> tests =
        Map.of(
            "rule_files",
            List.of(Monitoring.FOLDER.resolve("alerts.yaml").toString()),
            "evaluation_interval",
            "1m",
            "tests",
            List.of(test));
    Path file = Files.createTempFile("outlook", ".json");
    try {
      new ObjectMapper().writeValue(file.toFile(), tests);
      Promtool.run("test", "rules", file.toString());
    } finally {
      Files.delete(file);
    }
  }

  /** The series that alerts or the expressions read. */
  private List<Map<String, String>> input(String expressions) throws IOException {
    String read = Monitoring.expressions("alerts.yaml") + expressions;
    return series.entrySet().stream()
        .filter(one -> read.contains(metric(one.getKey())))
        .map(one -> Map.of("series", one.getKey(), "values", one.getValue()))
        .toList();
  }

  private void continueSeries(String name, BigDecimal before, BigDecimal after) {
    BigDecimal start = after;
    BigDecimal growth = BigDecimal.ZERO;
    if (COUNTER.matcher(metric(name)).matches()) {
      growth = after.subtract(before).max(BigDecimal.ZERO);
    } else if (TIMESTAMP.matcher(metric(name)).matches() && after.signum() > 0) {
      // A timestamp that moves keeps pace with time; 0 stands for never.
      start = after.subtract(BigDecimal.valueOf(Instant.now().getEpochSecond() - NOW * 60));
      growth = BigDecimal.valueOf(after.compareTo(before) > 0 ? 60 : 0);
    }
    series.put(
        name,
        "_x%d %s+%sx%d".formatted(NOW, start.toPlainString(), growth.toPlainString(), MINUTES));
  }

  private static String metric(String series) {
    return series.substring(0, series.indexOf('{'));
  }

  private static Map<String, BigDecimal> samples(Scrape pod, String target) {
    Map<String, BigDecimal> samples = new TreeMap<>();
    for (String line : pod.metrics()) {
      Matcher sample = SAMPLE.matcher(line);
      if (sample.matches() && isNumber(sample.group(3))) {
        String labels = sample.group(2) == null ? target : sample.group(2) + "," + target;
        samples.put(sample.group(1) + "{" + labels + "}", new BigDecimal(sample.group(3)));
      }
    }
    return samples;
  }

  private static boolean isNumber(String value) {
    return !Set.of("NaN", "+Inf", "-Inf").contains(value);
  }
}

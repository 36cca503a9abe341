package com.shop.playground.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Metrics in Prometheus' text format, of one pod or of several together. */
final class Scrape {
  private static final Pattern SAMPLE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  private final List<Sample> samples = new ArrayList<>();

  /** A value of a time series. */
  record Sample(String name, Map<String, String> labels, double value) {
    private static Sample of(MatchResult line) {
      Map<String, String> labels = new TreeMap<>();
      if (line.group(2) != null) {
        LABEL
            .matcher(line.group(2))
            .results()
            .forEach(label -> labels.put(label.group(1), label.group(2)));
      }
      return new Sample(line.group(1), labels, Double.parseDouble(line.group(3)));
    }

    String label(String name) {
      return labels.getOrDefault(name, "");
    }
  }

  /** Adds what a pod reports, except for values that are not known (NaN). */
  void add(String text) {
    text.lines()
        .map(SAMPLE::matcher)
        .filter(Matcher::matches)
        .map(Sample::of)
        .filter(sample -> !Double.isNaN(sample.value()))
        .forEach(samples::add);
  }

  Stream<Sample> samples(String name) {
    return samples.stream().filter(sample -> sample.name().equals(name));
  }

  /** The sum of the matching series. */
  double sum(String name, Predicate<Sample> matching) {
    return samples(name).filter(matching).mapToDouble(Sample::value).sum();
  }

  /** The largest value; empty if none is known. */
  OptionalDouble max(String name) {
    return samples(name).mapToDouble(Sample::value).max();
  }

  /** How many values a histogram has up to each bound of its buckets. */
  NavigableMap<Double, Double> buckets(String histogram, Predicate<Sample> matching) {
    NavigableMap<Double, Double> buckets = new TreeMap<>();
    samples(histogram + "_bucket")
        .filter(matching)
        .forEach(sample -> buckets.merge(bound(sample.label("le")), sample.value(), Double::sum));
    return buckets;
  }

  private static double bound(String le) {
    return le.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(le);
  }
}

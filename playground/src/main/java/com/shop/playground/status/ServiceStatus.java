package com.shop.playground.status;

import java.time.Duration;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How a service does, by what its pods report at the beginning and at the end of a while.
 *
 * @param up how many of its replicas report
 */
record ServiceStatus(
    String name, int up, int replicas, Scrape before, Scrape after, Duration between) {
  private static final String REQUESTS = "http_server_requests_seconds";
  private static final Set<String> OPERATIONS = Set.of("/health", "/ready", "/started", "/metrics");
  private static final Predicate<Scrape.Sample> CLIENTS =
      sample -> !OPERATIONS.contains(sample.label("uri"));

  static String header() {
    return "%-16s %8s %8s %8s %9s %9s"
        .formatted("service", "replicas", "req/s", "5xx", "p50", "p99");
  }

  @Override
  public String toString() {
    double requests = growth(CLIENTS);
    double errors = growth(CLIENTS.and(sample -> sample.label("status").startsWith("5")));
    return String.format(
        Locale.ROOT,
        "%-16s %8s %8.1f %8s %9s %9s",
        name,
        up + "/" + replicas,
        requests * 1000 / between.toMillis(),
        requests == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * errors / requests),
        quantile(0.5),
        quantile(0.99));
  }

  private double growth(Predicate<Scrape.Sample> matching) {
    String count = REQUESTS + "_count";
    return Math.max(0, after.sum(count, matching) - before.sum(count, matching));
  }

  private String quantile(double quantile) {
    NavigableMap<Double, Double> buckets = after.buckets(REQUESTS, CLIENTS);
    before
        .buckets(REQUESTS, CLIENTS)
        .forEach((bound, count) -> buckets.merge(bound, -count, Double::sum));
    double seconds = Quantile.of(quantile, buckets);
    return Double.isNaN(seconds) ? "-" : Math.round(seconds * 1000) + " ms";
  }
}

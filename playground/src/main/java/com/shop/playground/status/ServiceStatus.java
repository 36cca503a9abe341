package com.shop.playground.status;

import com.shop.playground.shop.Service;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How a service does, by what its pods report at the beginning and at the end of a while.
 *
 * @param up how many of its replicas report at the end
 * @param before what those report that do so both times
 * @param after what the same ones report at the end
 */
record ServiceStatus(
    Service service, int up, int replicas, Scrape before, Scrape after, Duration between) {
  private static final String REQUESTS = "http_server_request_duration_seconds";
  private static final String COUNT = REQUESTS + "_count";

  /** As {@code Route} of the platform, which is no library of this program. */
  static final Set<String> OPERATIONS = Set.of("/health", "/ready", "/started", "/metrics");

  private static final Predicate<Scrape.Sample> CLIENTS =
      sample -> !OPERATIONS.contains(sample.label("http_route"));
  private static final Predicate<Scrape.Sample> ERRORS =
      CLIENTS.and(sample -> sample.label("http_response_status_code").startsWith("5"));

  /**
   * @param before the report of each replica; empty for one that did not respond
   * @param after in the same order
   */
  static ServiceStatus of(
      Service service,
      List<Optional<String>> before,
      List<Optional<String>> after,
      Duration between) {
    Scrape first = new Scrape();
    Scrape last = new Scrape();
    for (int i = 0; i < after.size(); i++) {
      if (before.get(i).isPresent() && after.get(i).isPresent()) {
        first.add(before.get(i).get());
        last.add(after.get(i).get());
      }
    }
    int up = (int) after.stream().filter(Optional::isPresent).count();
    return new ServiceStatus(service, up, after.size(), first, last, between);
  }

  static String header() {
    return "%-16s %8s %8s %8s %9s %9s"
        .formatted("service", "replicas", "req/s", "5xx", "p50", "p99");
  }

  @Override
  public String toString() {
    double requests = growth(CLIENTS);
    double errors = growth(ERRORS);
    return String.format(
        Locale.ROOT,
        "%-16s %8s %8.1f %8s %9s %9s",
        service,
        up + "/" + replicas,
        requests * 1000 / between.toMillis(),
        requests == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * errors / requests),
        quantile(0.5),
        quantile(0.99));
  }

  /** How many requests of each kind have failed. */
  Map<String, Double> errors() {
    Map<String, Double> errors = new TreeMap<>();
    after.samples(COUNT).filter(ERRORS).forEach(e -> errors.merge(kind(e), e.value(), Double::sum));
    before
        .samples(COUNT)
        .filter(ERRORS)
        .forEach(e -> errors.merge(kind(e), -e.value(), Double::sum));
    errors.values().removeIf(count -> count <= 0);
    return errors;
  }

  private String kind(Scrape.Sample request) {
    return String.join(
        " ",
        service.toString(),
        request.label("http_request_method"),
        request.label("http_route"),
        request.label("http_response_status_code"));
  }

  private double growth(Predicate<Scrape.Sample> matching) {
    return Math.max(0, after.sum(COUNT, matching) - before.sum(COUNT, matching));
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

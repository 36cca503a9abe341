package com.shop.playground.status;

import com.shop.playground.shop.Service;
import com.shop.playground.shop.Shop;
import com.shop.playground.shop.ShopException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** How a shop on this machine does, measured over a while. */
public final class Status {
  private static final int TOP_ERRORS = 3;

  /** Of a circuit breaker, the worst first. */
  private static final List<String> CIRCUIT_STATES = List.of("open", "halfOpen", "closed");

  private final Scraper scraper = new Scraper(Duration.ofSeconds(1));
  private final Shop shop;

  public Status(Shop shop) {
    this.shop = shop;
  }

  /**
   * Measures for a while and returns lines for a person.
   *
   * @throws ShopException when the shop is not running
   */
  public List<String> measure(Duration between) throws IOException, InterruptedException {
    if (shop.names().isEmpty()) {
      throw new ShopException("The shop is not running: start it with scripts/up.");
    }
    long begun = System.nanoTime();
    Map<Service, List<Optional<String>>> before = scraper.scrape(shop.pods());
    TimeUnit.NANOSECONDS.sleep(between.toNanos());
    Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
    return lines(before, scraper.scrape(shop.pods()), elapsed);
  }

  static List<String> lines(
      Map<Service, List<Optional<String>>> before,
      Map<Service, List<Optional<String>>> after,
      Duration between) {
    List<ServiceStatus> services = new ArrayList<>();
    Scrape all = new Scrape();
    after.forEach(
        (service, reports) -> {
          services.add(ServiceStatus.of(service, before.get(service), reports, between));
          reports.forEach(report -> report.ifPresent(all::add));
        });
    List<String> lines = new ArrayList<>();
    lines.add(ServiceStatus.header());
    services.forEach(service -> lines.add(service.toString()));
    lines.add("");
    lines.add("top errors: " + topErrors(services));
    lines.add(orders(all));
    lines.add("circuits: " + circuits(all));
    lines.add("database replicas: " + replicas(all));
    return lines;
  }

  private static String topErrors(List<ServiceStatus> services) {
    Map<String, Double> errors = new TreeMap<>();
    services.forEach(service -> errors.putAll(service.errors()));
    return errors.isEmpty()
        ? "none"
        : errors.entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .limit(TOP_ERRORS)
            .map(error -> String.format(Locale.ROOT, "%s (%.0f)", error.getKey(), error.getValue()))
            .collect(Collectors.joining(", "));
  }

  private static String orders(Scrape scrape) {
    return "orders in flight: %s, the oldest for %s s; stuck: %s"
        .formatted(
            number("%.0f", scrape.max("shop_orders_in_flight")),
            number("%.0f", scrape.max("shop_orders_oldest_age_seconds")),
            number("%.0f", scrape.max("shop_orders_stuck")));
  }

  /** The worst state of each circuit breaker among the replicas. */
  private static String circuits(Scrape scrape) {
    Map<String, String> states = new TreeMap<>();
    scrape
        .samples("ft_circuitbreaker_state_current")
        .filter(state -> state.value() == 1)
        .forEach(state -> states.merge(state.label("method"), state.label("state"), Status::worse));
    return states.isEmpty()
        ? "unknown"
        : states.entrySet().stream()
            .map(circuit -> circuit.getKey() + " " + circuit.getValue())
            .collect(Collectors.joining(", "));
  }

  private static String worse(String one, String other) {
    return CIRCUIT_STATES.indexOf(one) <= CIRCUIT_STATES.indexOf(other) ? one : other;
  }

  private static String replicas(Scrape scrape) {
    OptionalDouble lag = scrape.max("shop_replica_lag_seconds");
    return lag.isEmpty() ? "not read from" : number("%.1f s behind", lag);
  }

  private static String number(String format, OptionalDouble value) {
    return value.isEmpty() ? "unknown" : String.format(Locale.ROOT, format, value.getAsDouble());
  }
}

package com.shop.playground.status;

import com.shop.playground.shop.Service;
import com.shop.playground.shop.Shop;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** How a shop on this machine does, measured over a while. */
public final class Status {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final Shop shop;

  public Status(Shop shop) {
    this.shop = shop;
  }

  /** What the replicas of a service report together. */
  private record Report(int up, int replicas, Scrape scrape) {}

  /** Measures for a while and returns lines for a person. */
  public List<String> measure(Duration between) throws IOException, InterruptedException {
    Map<Service, Report> before = reports();
    TimeUnit.NANOSECONDS.sleep(between.toNanos());
    Map<Service, Report> after = reports();
    List<String> lines = new ArrayList<>();
    lines.add(ServiceStatus.header());
    after.forEach(
        (service, report) ->
            lines.add(
                new ServiceStatus(
                        service.toString(),
                        report.up(),
                        report.replicas(),
                        before.get(service).scrape(),
                        report.scrape(),
                        between)
                    .toString()));
    lines.add("");
    lines.add(orders(after.get(Service.ORDER).scrape()));
    lines.add("circuits open: " + openCircuits(after.get(Service.ORDER).scrape()));
    lines.add(replicas(after.get(Service.PRODUCT).scrape()));
    return lines;
  }

  static String orders(Scrape orderService) {
    return "orders in flight: %.0f, the oldest for %.0f s; stuck: %.0f"
        .formatted(
            orderService.max("shop_orders_in_flight"),
            orderService.max("shop_orders_oldest_age_seconds"),
            orderService.max("shop_orders_stuck"));
  }

  static String openCircuits(Scrape orderService) {
    String open =
        orderService
            .samples("ft_circuitbreaker_state_current")
            .filter(state -> state.label("state").equals("open") && state.value() == 1)
            .map(state -> state.label("method"))
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return open.isEmpty() ? "none" : open;
  }

  static String replicas(Scrape productService) {
    return productService.samples("shop_replica_lag_seconds").findAny().isEmpty()
        ? "database replicas: not read from"
        : "database replicas: %.1f s behind"
            .formatted(productService.max("shop_replica_lag_seconds"));
  }

  private Map<Service, Report> reports() throws IOException, InterruptedException {
    Map<Service, Report> reports = new EnumMap<>(Service.class);
    for (Map.Entry<Service, List<URI>> service : shop.pods().entrySet()) {
      Scrape scrape = new Scrape();
      int up = 0;
      for (URI pod : service.getValue()) {
        up += scrape(pod, scrape) ? 1 : 0;
      }
      reports.put(service.getKey(), new Report(up, service.getValue().size(), scrape));
    }
    return reports;
  }

  private boolean scrape(URI pod, Scrape scrape) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(pod.resolve("/metrics")).timeout(TIMEOUT).build();
    try {
      scrape.add(http.send(request, BodyHandlers.ofString()).body());
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}

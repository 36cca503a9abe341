package com.shop.playground.status;

import com.shop.playground.shop.Service;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Reads the metrics of pods. */
final class Scraper {
  private final HttpClient http = HttpClient.newHttpClient();
  private final Duration deadline;

  /**
   * @param deadline how long a pod may take to respond
   */
  Scraper(Duration deadline) {
    this.deadline = deadline;
  }

  /**
   * Asks all pods at once.
   *
   * @return what each pod reports, in order; empty for one that does not respond in time
   */
  Map<Service, List<Optional<String>>> scrape(Map<Service, List<URI>> pods) {
    Map<Service, List<CompletableFuture<Optional<String>>>> pending = new EnumMap<>(Service.class);
    pods.forEach((service, uris) -> pending.put(service, uris.stream().map(this::ask).toList()));
    Map<Service, List<Optional<String>>> reports = new EnumMap<>(Service.class);
    pending.forEach(
        (service, replicas) ->
            reports.put(service, replicas.stream().map(CompletableFuture::join).toList()));
    return reports;
  }

  private CompletableFuture<Optional<String>> ask(URI pod) {
    // Otherwise a service answers in OpenMetrics format, whose exemplars Scrape cannot read.
    HttpRequest request =
        HttpRequest.newBuilder(pod.resolve("/metrics"))
            .header("Accept", "text/plain")
            .timeout(deadline)
            .build();
    return http.sendAsync(request, BodyHandlers.ofString())
        .thenApply(HttpResponse::body)
        .thenApply(Optional::of)
        // The request's own limit ends with the head of the response.
        .completeOnTimeout(Optional.empty(), deadline.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(failure -> Optional.empty());
  }
}

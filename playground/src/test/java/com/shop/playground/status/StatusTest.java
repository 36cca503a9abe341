package com.shop.playground.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.playground.shop.Repository;
import com.shop.playground.shop.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("changes the default locale")
class StatusTest {
  private static final String BEFORE =
      """
      # TYPE http_server_request_duration_seconds histogram
      http_server_request_duration_seconds_count{http_request_method="GET",http_response_status_code="200",http_route="/order"} 100
      http_server_request_duration_seconds_bucket{http_request_method="GET",http_response_status_code="200",http_route="/order",le="0.1"} 100
      http_server_request_duration_seconds_bucket{http_request_method="GET",http_response_status_code="200",http_route="/order",le="+Inf"} 100
      """;
  private static final String AFTER =
      """
      http_server_request_duration_seconds_count{http_request_method="GET",http_response_status_code="200",http_route="/order"} 109
      http_server_request_duration_seconds_bucket{http_request_method="GET",http_response_status_code="200",http_route="/order",le="0.1"} 109
      http_server_request_duration_seconds_bucket{http_request_method="GET",http_response_status_code="200",http_route="/order",le="+Inf"} 109
      http_server_request_duration_seconds_count{http_request_method="GET",http_response_status_code="503",http_route="/order"} 1
      http_server_request_duration_seconds_bucket{http_request_method="GET",http_response_status_code="503",http_route="/order",le="0.1"} 1
      http_server_request_duration_seconds_bucket{http_request_method="GET",http_response_status_code="503",http_route="/order",le="+Inf"} 1
      http_server_request_duration_seconds_count{http_request_method="GET",http_response_status_code="200",http_route="/ready"} 1000
      shop_orders_in_flight 3.0
      shop_orders_oldest_age_seconds 12.5
      shop_orders_stuck NaN
      ft_circuitbreaker_state_current{method="payment-service",state="open"} 1.0
      ft_circuitbreaker_state_current{method="payment-service",state="closed"} 0.0
      ft_circuitbreaker_state_current{method="product-service",state="open"} 0.0
      ft_circuitbreaker_state_current{method="product-service",state="closed"} 1.0
      """;

  private static final Duration WHILE = Duration.ofSeconds(2);

  @Test
  void requestsCountWithoutProbes() {
    ServiceStatus status = order(List.of(BEFORE, ""), List.of(AFTER, ""));

    assertEquals(
        "order-service         1/2      5.0   10.0 %     50 ms     99 ms", status.toString());
    assertEquals(Map.of("order-service GET /order 503", 1.0), status.errors());
  }

  @Test
  void withoutRequestsThereIsNothingToDivideBy() {
    assertEquals(
        "order-service         0/1      0.0        -         -         -",
        order(List.of(""), List.of("")).toString());
  }

  /** Otherwise all that it has ever counted would seem to have happened just now. */
  @Test
  void aReplicaCountsFromItsSecondReport() {
    assertEquals(
        "order-service         1/1      0.0        -         -         -",
        order(List.of(""), List.of(AFTER)).toString());
  }

  @Test
  void theProbesAreThoseOfThePlatform() throws IOException {
    String route =
        Files.readString(
            Repository.root().resolve("platform/src/main/java/com/shop/platform/http/Route.java"));
    Matcher operations = Pattern.compile("OPERATIONS = Set.of\\((.*)\\);").matcher(route);
    assertTrue(operations.find());
    assertEquals(
        Set.of(operations.group(1).replace("\"", "").split(", ")), ServiceStatus.OPERATIONS);
  }

  @Test
  void ordersCircuitsAndErrorsAreSummedUp() {
    assertEquals(
        List.of(
            "",
            "top errors: order-service GET /order 503 (1)",
            "orders in flight: 3, the oldest for 13 s; stuck: unknown",
            "circuits: payment-service open, product-service closed",
            "database replicas: not read from"),
        lines(BEFORE, AFTER));
  }

  @Test
  void whatIsNotKnownIsNoZero() {
    assertEquals(
        List.of(
            "",
            "top errors: none",
            "orders in flight: unknown, the oldest for unknown s; stuck: unknown",
            "circuits: unknown",
            "database replicas: not read from"),
        lines("", ""));
  }

  @Test
  void theLanguageOfTheMachineDoesNotMatter() {
    Locale usual = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertTrue(
          lines("", "shop_replica_lag_seconds 1.5").contains("database replicas: 1.5 s behind"));
    } finally {
      Locale.setDefault(usual);
    }
  }

  @Test
  void aQuantileIsInterpolatedInItsBucket() {
    TreeMap<Double, Double> buckets =
        new TreeMap<>(Map.of(0.1, 50.0, 0.2, 90.0, Double.POSITIVE_INFINITY, 100.0));

    assertEquals(0.1, Quantile.of(0.5, buckets), 1e-9);
    assertEquals(0.15, Quantile.of(0.7, buckets), 1e-9);
    assertEquals(0.2, Quantile.of(0.99, buckets), 1e-9);
    assertEquals(Double.NaN, Quantile.of(0.5, new TreeMap<>()));
  }

  private static ServiceStatus order(List<String> before, List<String> after) {
    return ServiceStatus.of(Service.ORDER, reports(before), reports(after), WHILE);
  }

  /** Without the table of the services. */
  private static List<String> lines(String before, String after) {
    List<String> lines =
        Status.lines(
            Map.of(Service.ORDER, reports(List.of(before))),
            Map.of(Service.ORDER, reports(List.of(after))),
            WHILE);
    return lines.subList(2, lines.size());
  }

  /** An empty one has not arrived. */
  private static List<Optional<String>> reports(List<String> texts) {
    return texts.stream().map(text -> Optional.of(text).filter(t -> !t.isEmpty())).toList();
  }
}

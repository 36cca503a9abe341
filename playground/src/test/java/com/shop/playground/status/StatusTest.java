package com.shop.playground.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StatusTest {
  private static final String BEFORE =
      """
      # TYPE http_server_requests_seconds histogram
      http_server_requests_seconds_count{method="GET",status="200",uri="/order"} 100
      http_server_requests_seconds_bucket{method="GET",status="200",uri="/order",le="0.1"} 100
      http_server_requests_seconds_bucket{method="GET",status="200",uri="/order",le="+Inf"} 100
      """;
  private static final String AFTER =
      """
      http_server_requests_seconds_count{method="GET",status="200",uri="/order"} 109
      http_server_requests_seconds_bucket{method="GET",status="200",uri="/order",le="0.1"} 109
      http_server_requests_seconds_bucket{method="GET",status="200",uri="/order",le="+Inf"} 109
      http_server_requests_seconds_count{method="GET",status="503",uri="/order"} 1
      http_server_requests_seconds_bucket{method="GET",status="503",uri="/order",le="0.1"} 1
      http_server_requests_seconds_bucket{method="GET",status="503",uri="/order",le="+Inf"} 1
      http_server_requests_seconds_count{method="GET",status="200",uri="/ready"} 1000
      shop_orders_in_flight 3.0
      shop_orders_oldest_age_seconds 12.5
      shop_orders_stuck NaN
      ft_circuitbreaker_state_current{method="payment-service",state="open"} 1.0
      ft_circuitbreaker_state_current{method="product-service",state="open"} 0.0
      """;

  @Test
  void requestsCountWithoutProbes() {
    ServiceStatus status =
        new ServiceStatus(
            "order-service", 1, 2, scrape(BEFORE), scrape(AFTER), Duration.ofSeconds(2));

    assertEquals(
        "order-service         1/2      5.0   10.0 %     50 ms     99 ms", status.toString());
  }

  @Test
  void withoutRequestsThereIsNothingToDivideBy() {
    ServiceStatus status =
        new ServiceStatus("order-service", 0, 1, scrape(""), scrape(""), Duration.ofSeconds(2));

    assertEquals(
        "order-service         0/1      0.0        -         -         -", status.toString());
  }

  @Test
  void ordersAndCircuitsAreSummedUp() {
    Scrape scrape = scrape(AFTER);

    assertEquals("orders in flight: 3, the oldest for 13 s; stuck: 0", Status.orders(scrape));
    assertEquals("payment-service", Status.openCircuits(scrape));
    assertEquals("none", Status.openCircuits(scrape(BEFORE)));
    assertEquals("database replicas: not read from", Status.replicas(scrape));
    assertEquals(
        "database replicas: 1.5 s behind", Status.replicas(scrape("shop_replica_lag_seconds 1.5")));
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

  private static Scrape scrape(String text) {
    Scrape scrape = new Scrape();
    scrape.add(text);
    return scrape;
  }
}

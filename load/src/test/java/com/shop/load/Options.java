package com.shop.load;

import java.net.URI;
import java.time.Duration;

/**
 * What scripts/load passes on as system properties.
 *
 * @param url the base URL of the shop
 * @param rate requests per second
 * @param duration at most ten minutes, because the customers' access tokens expire after fifteen
 */
record Options(URI url, Traffic traffic, int rate, Duration duration) {

  static Options fromSystemProperties() {
    return new Options(
        URI.create(System.getProperty("load.url")),
        Traffic.valueOf(System.getProperty("load.traffic")),
        Integer.getInteger("load.rate"),
        Duration.ofSeconds(Integer.getInteger("load.seconds")));
  }

  /** The largest number of orders that the run can place. */
  long orders() {
    return traffic.ordersPerHundred() * rate * duration.toSeconds() / 100;
  }
}

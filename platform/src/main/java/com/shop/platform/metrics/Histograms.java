package com.shop.platform.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Gives timers of requests, and the shop's own, a histogram, so that quantiles can be calculated
 * over all pods. Its buckets are few, since each is a time series.
 */
final class Histograms {
  private static final Set<String> REQUESTS =
      Set.of(HttpMetrics.SERVER_REQUESTS, HttpMetrics.CLIENT_REQUESTS);

  /** In nanoseconds. Includes 200 ms, the response time of the reference document's section 8.4. */
  private static final double[] BUCKETS =
      Stream.of(5, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 60_000)
          .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
          .toArray();

  private Histograms() {}

  @Produces
  @Singleton
  static MeterFilter buckets() {
    return new MeterFilter() {
      @Override
      public DistributionStatisticConfig configure(
          Meter.Id id, DistributionStatisticConfig config) {
        return hasHistogram(id)
            ? DistributionStatisticConfig.builder()
                .serviceLevelObjectives(BUCKETS)
                .build()
                .merge(config)
            : config;
      }
    };
  }

  private static boolean hasHistogram(Meter.Id id) {
    return id.getType() == Meter.Type.TIMER
        && (REQUESTS.contains(id.getName()) || id.getName().startsWith("shop."));
  }
}

package com.shop.platform.metrics;

import com.shop.platform.http.Route;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.quarkus.micrometer.runtime.HttpServerMetricsTagsContributor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Replaces the framework's tags of requests that reach no resource: it would make a time series for
 * each path and method that clients invent.
 */
@ApplicationScoped
class RequestTags implements HttpServerMetricsTagsContributor {
  private static final Tags UNKNOWN = Tags.of("uri", Route.UNKNOWN, "method", Route.UNKNOWN);

  @Override
  public Tags contribute(Context context) {
    return Tags.of("uri", Route.path(context.request()), "method", Route.method(context.request()));
  }

  /**
   * Replaces those of requests whose connection was closed before the response too, for which the
   * framework does not ask {@link #contribute}.
   */
  @Produces
  @Singleton
  static MeterFilter resetRequests() {
    return new MeterFilter() {
      @Override
      public Meter.Id map(Meter.Id id) {
        return isReset(id) ? id.withTags(UNKNOWN) : id;
      }
    };
  }

  private static boolean isReset(Meter.Id id) {
    return id.getName().equals("http.server.requests") && "RESET".equals(id.getTag("status"));
  }
}

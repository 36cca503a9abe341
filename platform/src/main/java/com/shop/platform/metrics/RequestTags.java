package com.shop.platform.metrics;

import com.shop.platform.http.Route;
import io.micrometer.core.instrument.Tags;
import io.quarkus.micrometer.runtime.HttpServerMetricsTagsContributor;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Replaces the framework's tags of requests that reach no resource: it would make a time series for
 * each path and method that clients invent.
 */
@ApplicationScoped
class RequestTags implements HttpServerMetricsTagsContributor {

  @Override
  public Tags contribute(Context context) {
    return Tags.of("uri", Route.path(context.request()), "method", Route.method(context.request()));
  }
}

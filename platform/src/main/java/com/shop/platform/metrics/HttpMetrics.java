package com.shop.platform.metrics;

import com.shop.platform.http.Route;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.opentelemetry.semconv.HttpAttributes;
import io.opentelemetry.semconv.ServerAttributes;
import io.quarkus.micrometer.runtime.HttpServerMetricsTagsContributor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/**
 * Gives the framework's timers of HTTP requests the names of OpenTelemetry's semantic conventions,
 * and replaces the tags of requests that reach no resource: the framework would make a time series
 * for each path and method that clients invent.
 */
@ApplicationScoped
class HttpMetrics implements HttpServerMetricsTagsContributor {
  static final String SERVER_REQUESTS = "http.server.request.duration";
  static final String CLIENT_REQUESTS = "http.client.request.duration";

  private static final Tags UNKNOWN = Tags.of("uri", Route.UNKNOWN, "method", Route.OTHER_METHOD);

  /** The attribute for each tag of the framework. */
  private static final Map<String, String> ATTRIBUTES =
      Map.of(
          "method", HttpAttributes.HTTP_REQUEST_METHOD.getKey(),
          "status", HttpAttributes.HTTP_RESPONSE_STATUS_CODE.getKey(),
          "clientName", ServerAttributes.SERVER_ADDRESS.getKey());

  @Override
  public Tags contribute(Context context) {
    return Tags.of("uri", Route.path(context.request()), "method", Route.method(context.request()));
  }

  @Produces
  @Singleton
  static MeterFilter semanticConventions() {
    return new MeterFilter() {
      @Override
      public Meter.Id map(Meter.Id id) {
        return switch (id.getName()) {
          case "http.server.requests" ->
              renamed(bounded(id), SERVER_REQUESTS, HttpAttributes.HTTP_ROUTE.getKey());
          case "http.client.requests" -> renamed(id, CLIENT_REQUESTS, "url.template");
          default -> id;
        };
      }
    };
  }

  /**
   * Replaces the tags of requests whose connection was closed before the response too, for which
   * the framework does not ask {@link #contribute}.
   */
  private static Meter.Id bounded(Meter.Id id) {
    return "RESET".equals(id.getTag("status")) ? id.withTags(UNKNOWN) : id;
  }

  /** Without the outcome, which follows from the status. */
  private static Meter.Id renamed(Meter.Id id, String name, String uri) {
    List<Tag> attributes =
        id.getTags().stream()
            .filter(tag -> !tag.getKey().equals("outcome"))
            .map(tag -> Tag.of(attribute(tag.getKey(), uri), tag.getValue()))
            .toList();
    return id.withName(name).replaceTags(attributes);
  }

  private static String attribute(String tag, String uri) {
    return tag.equals("uri") ? uri : ATTRIBUTES.getOrDefault(tag, tag);
  }
}

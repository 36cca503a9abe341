package com.shop.platform.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Cross-origin resource sharing (Fetch Standard, section 3.3): lets pages of the origins in {@code
 * shop.cors.origins}, by default none, use the API from a browser. Unlike the framework's filter,
 * it never rejects a request: for other origins it sends no CORS headers, and the browser blocks
 * the page. The shop's own pages therefore need no entry. Credentials are not allowed: the session
 * cookie is for the shop's own pages.
 */
@ApplicationScoped
class CrossOrigin {
  private static final String METHODS = "GET, POST, PUT, PATCH, DELETE";
  private static final String REQUEST_HEADERS =
      "Accept, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match,"
          + " Last-Event-ID, Prefer, X-Request-Id";
  private static final String RESPONSE_HEADERS =
      "Allow, ETag, Idempotent-Replayed, Location, Retry-After, WWW-Authenticate, X-Request-Id,"
          + " X-Trace-Id";
  private static final String PREFLIGHT_SECONDS = "600";

  private final Set<String> origins;

  /**
   * @param origins as browsers write them: scheme, host and port, no path
   */
  CrossOrigin(@ConfigProperty(name = "shop.cors.origins") Optional<List<String>> origins) {
    this.origins = Set.copyOf(origins.orElse(List.of()));
  }

  void register(@Observes Filters filters) {
    if (!origins.isEmpty()) {
      filters.register(this::share, FilterOrder.CROSS_ORIGIN);
    }
  }

  private void share(RoutingContext context) {
    HttpServerRequest request = context.request();
    HttpServerResponse response = request.response();
    response.headers().add(HttpHeaderNames.VARY, HttpHeaderNames.ORIGIN);
    String origin = request.getHeader(HttpHeaderNames.ORIGIN);
    if (origin == null || !origins.contains(origin)) {
      context.next();
      return;
    }
    response.putHeader(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    if (isPreflight(request)) {
      response
          .putHeader(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
          .putHeader(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS)
          .putHeader(HttpHeaderNames.ACCESS_CONTROL_MAX_AGE, PREFLIGHT_SECONDS)
          .setStatusCode(204)
          .end();
    } else {
      response.putHeader(HttpHeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, RESPONSE_HEADERS);
      context.next();
    }
  }

  private static boolean isPreflight(HttpServerRequest request) {
    return request.method() == HttpMethod.OPTIONS
        && request.headers().contains(HttpHeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
  }
}

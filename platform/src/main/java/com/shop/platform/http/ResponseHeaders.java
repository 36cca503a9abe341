package com.shop.platform.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Forbids caches to store responses, unless the resource allows it: most responses are private to
 * the caller. Error responses are never stored. Any response may be compressed.
 */
@ApplicationScoped
class ResponseHeaders {
  private static final String NO_STORE = "no-store";
  private static final int FIRST_ERROR = 400;

  void register(@Observes Filters filters) {
    filters.register(ResponseHeaders::complete, FilterOrder.RESPONSE_HEADERS);
  }

  static void complete(RoutingContext request) {
    HttpServerResponse response = request.response();
    response.putHeader(HttpHeaderNames.VARY, HttpHeaderNames.ACCEPT_ENCODING);
    request.addHeadersEndHandler(
        written -> {
          if (response.getStatusCode() >= FIRST_ERROR
              || !response.headers().contains(HttpHeaderNames.CACHE_CONTROL)) {
            response.putHeader(HttpHeaderNames.CACHE_CONTROL, NO_STORE);
          }
        });
    request.next();
  }
}

package com.shop.platform.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Nothing between us and the client keeps an answer, unless its resource allows it: most are for
 * the one who asked only. An error is never kept.
 */
@ApplicationScoped
class ResponseHeaders {
  private static final String NOT_KEPT = "no-store";
  private static final int FIRST_ERROR = 400;

  void register(@Observes Filters filters) {
    filters.register(ResponseHeaders::complete, FilterOrder.ANSWER_HEADERS);
  }

  static void complete(RoutingContext request) {
    HttpServerResponse answer = request.response();
    request.addHeadersEndHandler(
        written -> {
          if (answer.getStatusCode() >= FIRST_ERROR
              || !answer.headers().contains(HttpHeaderNames.CACHE_CONTROL)) {
            answer.putHeader(HttpHeaderNames.CACHE_CONTROL, NOT_KEPT);
          }
        });
    request.next();
  }
}

package com.shop.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Reads each request's body, and lets through what is small enough: resources find it in memory,
 * and no thread waits for a client that sends slowly. The framework's own limit would answer
 * without a problem and close the connection.
 */
@ApplicationScoped
class BodyLimit {

  void register(@Observes Filters filters) {
    filters.register(BodyLimit::read, FilterOrder.BODY);
  }

  static void read(RoutingContext request) {
    if (request.request().isEnded()) {
      request.next();
    } else {
      new IncomingBody(request).read();
    }
  }
}

package com.shop.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads each request's body, and lets through what is small enough: resources find it in memory,
 * and no thread waits for a client that sends slowly. The framework's own limit would answer
 * without a problem and close the connection.
 */
@ApplicationScoped
class BodyLimit {
  private final Duration patience;

  BodyLimit(@ConfigProperty(name = "quarkus.http.read-timeout") Duration patience) {
    this.patience = patience;
  }

  void register(@Observes Filters filters) {
    filters.register(this::read, FilterOrder.BODY);
  }

  private void read(RoutingContext request) {
    if (request.request().isEnded()) {
      request.next();
    } else {
      new IncomingBody(request).read(patience);
    }
  }
}

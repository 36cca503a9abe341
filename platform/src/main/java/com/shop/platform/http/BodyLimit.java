package com.shop.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads each request body into memory before the resource is called, so that no thread waits for a
 * slow client, and rejects bodies that are too large. The framework's own limit would respond
 * without a problem body and close the connection.
 */
@ApplicationScoped
class BodyLimit {
  private final Duration timeout;

  BodyLimit(@ConfigProperty(name = "quarkus.http.read-timeout") Duration timeout) {
    this.timeout = timeout;
  }

  void register(@Observes Filters filters) {
    filters.register(this::read, FilterOrder.BODY);
  }

  private void read(RoutingContext request) {
    if (request.request().isEnded()) {
      request.next();
    } else {
      new IncomingBody(request).read(timeout);
    }
  }
}

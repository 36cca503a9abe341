package com.shop.platform.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
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

  private void read(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (request.isEnded()) {
      context.next();
    } else if (hasBody(request)) {
      new IncomingBody(context).read(timeout);
    } else {
      ((RoutingContextInternal) context).setBody(Buffer.buffer());
      context.next();
    }
  }

  /** RFC 9112, section 6.3. */
  private static boolean hasBody(HttpServerRequest request) {
    return request.headers().contains(HttpHeaderNames.CONTENT_LENGTH)
        || request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING);
  }
}

package com.shop.platform.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.util.AttributeKey;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * Closes each connection after a while. A Kubernetes Service chooses a pod per connection, so a
 * client that keeps its connection would never reach a new pod, nor leave one that the Service has
 * removed. The response announces the end ({@code Connection: close}, RFC 9112, section 9.6), so a
 * client that does not pipeline sends no request into a connection that is closing.
 */
@ApplicationScoped
public class ConnectionLifetime {
  /** After this time, the next response is the connection's last. */
  public static final Duration LIMIT = Duration.ofSeconds(2);

  private static final AttributeKey<Long> FIRST_REQUEST =
      AttributeKey.valueOf(ConnectionLifetime.class, "FIRST_REQUEST");

  void register(@Observes Filters filters) {
    filters.register(ConnectionLifetime::limit, FilterOrder.RESPONSE_HEADERS);
  }

  private static void limit(RoutingContext context) {
    HttpConnection connection = context.request().connection();
    long opened = firstRequest(connection);
    context.addHeadersEndHandler(
        written -> {
          if (System.nanoTime() - opened > LIMIT.toNanos()) {
            context.response().putHeader(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            context.addEndHandler(ended -> connection.close());
          }
        });
    context.next();
  }

  private static long firstRequest(HttpConnection connection) {
    long now = System.nanoTime();
    Long earlier = ((ConnectionBase) connection).channel().attr(FIRST_REQUEST).setIfAbsent(now);
    return earlier == null ? now : earlier;
  }
}

package com.shop.platform.http;

import com.shop.platform.Ids;
import com.shop.platform.tracing.RequestId;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Logs a line for each request except probes and scrapes, in the category {@code com.shop.access}.
 * Its fields are the request's id, method, route, status and duration, and the order's id if the
 * path has one: no text that a client can choose, and nothing about the caller.
 */
@ApplicationScoped
class AccessLog {
  private static final Logger LOG = Logger.getLogger("com.shop.access");
  private static final String BEGUN = AccessLog.class.getName();

  void register(@Observes Filters filters) {
    filters.register(AccessLog::observe, FilterOrder.ACCESS_LOG);
  }

  private static void observe(RoutingContext context) {
    begin(context);
    context.next();
  }

  /** Logs the request at its end: once, also if another filter restarts it. */
  static void begin(RoutingContext context) {
    if (LOG.isInfoEnabled() && context.get(BEGUN) == null) {
      long begun = System.nanoTime();
      context.put(BEGUN, begun);
      context.addEndHandler(ended -> log(context, Duration.ofNanos(System.nanoTime() - begun)));
    }
  }

  private static void log(RoutingContext context, Duration duration) {
    HttpServerRequest request = context.request();
    if (Route.isOperation(request)) {
      return;
    }
    Map<String, String> fields = new TreeMap<>();
    fields.put(RequestId.NAME, context.response().headers().get(RequestId.HEADER));
    fields.put("method", Route.method(request));
    fields.put("route", Route.path(request));
    fields.put("status", Integer.toString(context.response().getStatusCode()));
    fields.put("durationMs", Long.toString(duration.toMillis()));
    orderId(request).ifPresent(id -> fields.put("orderId", id));
    fields.forEach(MDC::put);
    LOG.infof(
        "%s %s: %s in %s ms",
        fields.get("method"), fields.get("route"), fields.get("status"), fields.get("durationMs"));
    // The id stays for whatever goes on with the request after its response.
    fields.remove(RequestId.NAME);
    fields.keySet().forEach(MDC::remove);
  }

  /** The path's segment for {@code {orderId}}, or for {@code {id}} in {@code /order/{id}}. */
  private static Optional<String> orderId(HttpServerRequest request) {
    String[] template = Route.path(request).split("/");
    String[] path = request.path().split("/");
    for (int i = 2; i < Math.min(template.length, path.length); i++) {
      if (template[i].equals("{orderId}")
          || template[i].equals("{id}") && template[i - 1].equals("order")) {
        return Ids.parse(path[i]).map(Object::toString);
      }
    }
    return Optional.empty();
  }
}

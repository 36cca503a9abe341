package com.shop.platform.http;

import com.shop.platform.tracing.TraceId;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Adds the ids of recorded traces to responses; costs nothing while traces are off. */
@ApplicationScoped
class TraceIds {

  void register(
      @Observes Filters filters,
      @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
    if (!disabled) {
      filters.register(TraceIds::add, FilterOrder.TRACE_ID);
    }
  }

  private static void add(RoutingContext context) {
    TraceId.current().ifPresent(id -> context.response().headers().set(TraceId.HEADER, id));
    context.next();
  }
}

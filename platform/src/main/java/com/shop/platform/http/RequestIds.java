package com.shop.platform.http;

import com.shop.platform.tracing.RequestId;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.MDC;

/** Gives each request its id. */
@ApplicationScoped
class RequestIds {

  void register(@Observes Filters filters) {
    filters.register(RequestIds::assign, FilterOrder.REQUEST_ID);
  }

  private static void assign(RoutingContext context) {
    MultiMap headers = context.response().headers();
    // A request that another filter restarts has its id already.
    if (!headers.contains(RequestId.HEADER)) {
      String id = RequestId.of(context.request().getHeader(RequestId.HEADER));
      headers.set(RequestId.HEADER, id);
      MDC.put(RequestId.NAME, id);
    }
    context.next();
  }
}

package com.shop.platform.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Records when each request has been received, before it waits for a thread. */
@ApplicationScoped
public class RequestArrival {
  private static final String KEY = RequestArrival.class.getName();

  private final CurrentVertxRequest request;

  RequestArrival(CurrentVertxRequest request) {
    this.request = request;
  }

  void register(@Observes Filters filters) {
    filters.register(RequestArrival::record, FilterOrder.ARRIVAL);
  }

  /** When the current request was received, as {@link System#nanoTime} counts. */
  public long nanoTime() {
    return request.getCurrent().get(KEY);
  }

  private static void record(RoutingContext request) {
    request.put(KEY, System.nanoTime());
    request.next();
  }
}

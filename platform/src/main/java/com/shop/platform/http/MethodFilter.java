package com.shop.platform.http;

import com.shop.platform.problem.AllowedMethods;
import com.shop.platform.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Rejects a method that a path without variables does not support. Otherwise the framework would
 * take {@code GET /user/login} for {@code GET /user/{id}}.
 */
@ApplicationScoped
class MethodFilter {

  void register(@Observes Filters filters) {
    filters.register(MethodFilter::check, FilterOrder.METHOD);
  }

  private static void check(RoutingContext context) {
    HttpMethod method = context.request().method();
    String path = context.normalizedPath();
    if (method == HttpMethod.OPTIONS || AllowedMethods.isDeclared(method.name(), path)) {
      context.next();
    } else {
      Problem.methodNotAllowed(AllowedMethods.of(path)).send(context.response(), path);
    }
  }
}

package com.shop.platform.operations;

import com.shop.platform.http.FilterOrder;
import com.shop.platform.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Serves {@code /health} and {@code /ready} below the service's public prefix too, and rejects
 * methods that these paths and the documentation do not support: otherwise a resource could take
 * "health" or "docs" for an id.
 */
@ApplicationScoped
class OperationsRoutes {
  private static final Set<HttpMethod> READ = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final Set<String> CHECKS = Set.of("/health", "/ready");
  private static final Set<String> DOCUMENTATION = Set.of("/openapi", "/docs");

  void reroute(@Observes Filters filters, @ConfigProperty(name = "shop.prefix") String prefix) {
    filters.register(
        request -> {
          String path = request.normalizedPath();
          String name = path.startsWith(prefix) ? path.substring(prefix.length()) : "";
          boolean isCheck = CHECKS.contains(name);
          boolean isOperation = isCheck || DOCUMENTATION.contains(name);
          if (isOperation && !READ.contains(request.request().method())) {
            Problem.methodNotAllowed(HttpMethod.GET.name()).send(request.response(), path);
          } else if (isCheck) {
            request.reroute(name);
          } else {
            request.next();
          }
        },
        FilterOrder.REROUTE);
  }
}

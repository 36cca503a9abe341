package com.shop.platform.operations;

import com.shop.platform.http.FilterOrder;
import com.shop.platform.problem.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Serves {@code /health} and {@code /ready} below the service's public prefix too. */
@ApplicationScoped
class OperationsRoutes {
  private static final Set<HttpMethod> READ = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final Set<String> PATHS = Set.of("/health", "/ready");

  void reroute(@Observes Filters filters, @ConfigProperty(name = "shop.prefix") String prefix) {
    filters.register(
        request -> {
          String path = request.normalizedPath();
          if (!path.startsWith(prefix) || !PATHS.contains(path.substring(prefix.length()))) {
            request.next();
          } else if (READ.contains(request.request().method())) {
            request.reroute(path.substring(prefix.length()));
          } else {
            // Otherwise a resource could take "health" for an id.
            Problem.methodNotAllowed(HttpMethod.GET.name()).send(request.response(), path);
          }
        },
        FilterOrder.REROUTE);
  }
}

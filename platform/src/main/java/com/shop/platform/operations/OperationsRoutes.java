package com.shop.platform.operations;

import com.shop.platform.http.FilterOrder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Shows the pod's own {@code /health} and {@code /ready} below the service's public prefix too. */
@ApplicationScoped
class OperationsRoutes {
  private static final Set<String> SHOWN = Set.of("/health", "/ready");

  void reroute(@Observes Filters filters, @ConfigProperty(name = "shop.prefix") String prefix) {
    filters.register(
        request -> {
          String path = request.normalizedPath();
          if (path.startsWith(prefix) && SHOWN.contains(path.substring(prefix.length()))) {
            request.reroute(path.substring(prefix.length()));
          } else {
            request.next();
          }
        },
        FilterOrder.REROUTE);
  }
}

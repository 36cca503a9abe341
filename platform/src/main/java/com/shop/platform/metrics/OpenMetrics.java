package com.shop.platform.metrics;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Serves metrics in OpenMetrics format to clients that accept it, such as Prometheus: the other
 * format has no exemplars. By itself, the framework prefers plain text.
 */
@ApplicationScoped
class OpenMetrics {
  private static final String FORMAT = "application/openmetrics-text";

  void prefer(
      @Observes Router router,
      @ConfigProperty(name = "quarkus.micrometer.export.prometheus.path") String path) {
    router.get(path).order(-1).handler(OpenMetrics::prefer);
  }

  private static void prefer(RoutingContext request) {
    MultiMap headers = request.request().headers();
    String accepted = headers.get(HttpHeaders.ACCEPT);
    if (accepted != null && accepted.contains(FORMAT)) {
      headers.remove(HttpHeaders.ACCEPT); // Without it, OpenMetrics is the default.
    }
    request.next();
  }
}

package com.shop.platform.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import java.util.Set;

/**
 * What a request asks for, in one of a fixed number of texts, for metrics and logs: clients choose
 * paths and methods freely.
 */
public final class Route {
  /** Stands for every path that the service does not know. */
  public static final String UNKNOWN = "UNKNOWN";

  /** Stands for every other method, as in OpenTelemetry's semantic conventions. */
  public static final String OTHER_METHOD = "_OTHER";

  private static final Set<String> OPERATIONS = Set.of("/health", "/ready", "/started", "/metrics");

  private static final Set<HttpMethod> METHODS =
      Set.of(
          HttpMethod.GET,
          HttpMethod.HEAD,
          HttpMethod.POST,
          HttpMethod.PUT,
          HttpMethod.PATCH,
          HttpMethod.DELETE,
          HttpMethod.OPTIONS);

  /** Where the framework records the path template of the resource method. */
  private static final String TEMPLATE = "UrlPathTemplate";

  private Route() {}

  /**
   * The path template, such as {@code /order/{id}}, once the request has reached a resource; the
   * path of an operations endpoint; otherwise {@link #UNKNOWN}.
   */
  public static String path(HttpServerRequest request) {
    String template = ((HttpServerRequestInternal) request).context().getLocal(TEMPLATE);
    if (template != null) {
      return template;
    }
    return isOperation(request) ? request.path() : UNKNOWN;
  }

  /** Whether this is a probe or a scrape. */
  static boolean isOperation(HttpServerRequest request) {
    return request.path() != null && OPERATIONS.contains(request.path());
  }

  /** The method, or {@link #OTHER_METHOD} if no resource could have it. */
  public static String method(HttpServerRequest request) {
    HttpMethod method = request.method();
    return METHODS.contains(method) ? method.name() : OTHER_METHOD;
  }
}

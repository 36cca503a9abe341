package com.shop.platform.http;

import com.shop.platform.problem.Problem;
import com.shop.platform.tracing.RequestId;
import com.shop.platform.tracing.TraceId;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;

/**
 * Rewrites what clients may send in several ways into the form that the framework understands: a
 * {@link RequestTarget} with unencoded characters, and a list header in several lines (RFC 9110,
 * section 5.3), of which the framework reads only the first.
 */
@ApplicationScoped
class RequestNormalizer {
  private static final List<CharSequence> LIST_HEADERS =
      List.of(
          HttpHeaderNames.ACCEPT,
          HttpHeaderNames.ACCEPT_ENCODING,
          HttpHeaderNames.IF_MATCH,
          HttpHeaderNames.IF_NONE_MATCH,
          "Prefer");

  void register(@Observes Filters filters) {
    filters.register(RequestNormalizer::normalize, FilterOrder.NORMALIZATION);
  }

  /** A {@code %} in a path without two hexadecimal digits fails before any filter. */
  void register(@Observes Router router) {
    router.errorHandler(
        400,
        context -> {
          AccessLog.begin(context);
          Problem problem =
              new Problem(400, "malformed_request", "The path of the request is malformed.")
                  .header(
                      RequestId.HEADER, RequestId.of(context.request().getHeader(RequestId.HEADER)))
                  .header(HttpHeaders.CACHE_CONTROL, "no-store")
                  .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                  .header("X-Content-Type-Options", "nosniff");
          TraceId.current().ifPresent(id -> problem.header(TraceId.HEADER, id));
          problem.send(context.response(), context.request().path());
        });
  }

  private static void normalize(RoutingContext context) {
    HttpServerRequest request = context.request();
    joinLines(request.headers());
    String path = RequestTarget.encodePath(request.path());
    String query = request.query() == null ? null : RequestTarget.encodeQuery(request.query());
    if (path.equals(request.path()) && (query == null || query.equals(request.query()))) {
      context.next();
    } else {
      context.reroute(query == null ? path : path + "?" + query);
    }
  }

  private static void joinLines(MultiMap headers) {
    for (CharSequence name : LIST_HEADERS) {
      if (headers.contains(name)) {
        List<String> lines = headers.getAll(name);
        if (lines.size() > 1) {
          headers.set(name, String.join(", ", lines));
        }
      }
    }
  }
}

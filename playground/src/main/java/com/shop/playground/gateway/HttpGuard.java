package com.shop.playground.gateway;

import io.netty.handler.codec.http.HttpMessageDecoderResult;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses methods that no resource supports, bodies that no service accepts, and requests that two
 * HTTP implementations could read differently, which is what request smuggling needs. Netty has
 * already refused invalid header fields, and a Content-Length that is invalid, repeated or combined
 * with Transfer-Encoding.
 */
final class HttpGuard {

  static final int MAX_HEAD_BYTES = 16 * 1024;

  /**
   * The limit of most ingress controllers. The services have a lower one, but close the connection
   * on a body that is far above it, and then their response may be lost.
   */
  private static final long MAX_BODY_BYTES = 1024 * 1024;

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  /** More than RFC 3986 allows: browsers send some characters unescaped, such as | and {}. */
  private static final Pattern URI = Pattern.compile("[^?]*(?:\\?[\\x21-\\x7e&&[^#]]*)?");

  private HttpGuard() {}

  /** The response to a request that is refused; empty for one that may pass. */
  static Optional<GatewayResponse> refusal(HttpServerRequest request) {
    if (!METHODS.contains(request.method().name())) {
      request.response().putHeader("Allow", String.join(", ", METHODS.stream().sorted().toList()));
      return Optional.of(GatewayResponse.METHOD_NOT_ALLOWED);
    }
    if (headBytes(request) > MAX_HEAD_BYTES
        || !URI.matcher(request.uri()).matches()
        || !hasOneHost(request)
        || !isFramed(request)) {
      return Optional.of(GatewayResponse.MALFORMED_REQUEST);
    }
    String length = request.getHeader("Content-Length");
    return length != null && Long.parseLong(length) > MAX_BODY_BYTES
        ? Optional.of(GatewayResponse.PAYLOAD_TOO_LARGE)
        : Optional.empty();
  }

  private static int headBytes(HttpServerRequest request) {
    return ((HttpMessageDecoderResult) request.decoderResult()).totalSize();
  }

  private static boolean hasOneHost(HttpServerRequest request) {
    int hosts = request.headers().getAll("Host").size();
    return hosts == 1 || hosts == 0 && request.version() == HttpVersion.HTTP_1_0;
  }

  /** Netty takes any list of codings that ends in chunked; the next server may not. */
  private static boolean isFramed(HttpServerRequest request) {
    List<String> codings = request.headers().getAll("Transfer-Encoding");
    return codings.isEmpty() || codings.equals(List.of("chunked"));
  }
}

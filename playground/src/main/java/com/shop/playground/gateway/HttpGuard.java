package com.shop.playground.gateway;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses requests that two HTTP implementations could read differently, the ground of request
 * smuggling, methods that no resource has, and bodies that none takes. Undertow itself refuses
 * repeated or combined Content-Length and Transfer-Encoding headers and repeated Host headers.
 */
final class HttpGuard implements HttpHandler {

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final Pattern FIELD_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern FIELD_VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");
  private static final Pattern QUERY = Pattern.compile("[\\x21-\\x7e&&[^#]]*");

  /** Shorter than what would overflow a long somewhere on the way. */
  private static final Pattern LENGTH = Pattern.compile("\\d{1,15}");

  /**
   * The limit of most ingress controllers. A smaller one is the services' own business, but what is
   * far too large they meet by closing the connection, and then their answer may be lost.
   */
  private static final long MAX_BODY_BYTES = 1024 * 1024;

  private final HttpHandler next;

  HttpGuard(HttpHandler next) {
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    if (!METHODS.contains(exchange.getRequestMethod().toString())) {
      exchange
          .getResponseHeaders()
          .put(Headers.ALLOW, String.join(", ", METHODS.stream().sorted().toList()));
      GatewayResponse.METHOD_NOT_ALLOWED.send(exchange);
    } else if (!QUERY.matcher(exchange.getQueryString()).matches()
        || !framed(exchange)
        || !wellFormed(exchange.getRequestHeaders())) {
      exchange.setPersistent(false);
      GatewayResponse.MALFORMED_REQUEST.send(exchange);
    } else if (exchange.getRequestContentLength() > MAX_BODY_BYTES) {
      GatewayResponse.PAYLOAD_TOO_LARGE.send(exchange);
    } else {
      next.handleRequest(exchange);
    }
  }

  private static boolean framed(HttpServerExchange exchange) {
    // Undertow takes any coding for chunked; the next in line may not.
    String coding = exchange.getRequestHeaders().getFirst(Headers.TRANSFER_ENCODING);
    String length = exchange.getRequestHeaders().getFirst(Headers.CONTENT_LENGTH);
    return (coding == null || exchange.isHttp11() && coding.equalsIgnoreCase("chunked"))
        && (length == null || LENGTH.matcher(length).matches());
  }

  private static boolean wellFormed(HeaderMap headers) {
    for (HttpString name : headers.getHeaderNames()) {
      HeaderValues values = headers.get(name);
      if (!FIELD_NAME.matcher(name.toString()).matches()
          || !values.stream().allMatch(value -> FIELD_VALUE.matcher(value).matches())) {
        return false;
      }
    }
    return true;
  }
}

package com.shop.playground.gateway;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which headers end at the gateway: those that concern one connection only (RFC 9110, section
 * 7.6.1), in both directions, and whatever a client says about where its request comes from, since
 * services believe what the gateway says about that.
 */
final class HeaderRules implements HttpHandler {

  private static final List<HttpString> PER_CONNECTION =
      Stream.of("Keep-Alive", "Proxy-Connection", "Proxy-Authorization", "TE", "Trailer", "Upgrade")
          .map(HttpString::new)
          .toList();

  /** A Connection header that names one of these would take the message apart. */
  private static final Set<HttpString> NEVER_PER_CONNECTION =
      Set.of(Headers.HOST, Headers.CONTENT_LENGTH, Headers.TRANSFER_ENCODING);

  private final HttpHandler next;

  HeaderRules(HttpHandler next) {
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    HeaderMap headers = exchange.getRequestHeaders();
    dropPerConnection(headers);
    headers.getHeaderNames().stream().filter(HeaderRules::tellsOrigin).forEach(headers::remove);
    exchange.addResponseCommitListener(HeaderRules::clean);
    next.handleRequest(exchange);
  }

  private static void clean(HttpServerExchange exchange) {
    dropPerConnection(exchange.getResponseHeaders());
    if (!exchange.isHttp11()) {
      // Undertow would keep the replica's chunks, which an HTTP/1.0 client cannot read.
      exchange.getResponseHeaders().remove(Headers.TRANSFER_ENCODING);
    }
  }

  private static void dropPerConnection(HeaderMap headers) {
    HeaderValues connection = headers.get(Headers.CONNECTION);
    if (connection != null) {
      connection.stream()
          .flatMap(value -> Stream.of(value.split(",")))
          .map(name -> new HttpString(name.strip()))
          .filter(name -> !NEVER_PER_CONNECTION.contains(name))
          .toList()
          .forEach(headers::remove);
      headers.remove(Headers.CONNECTION);
    }
    PER_CONNECTION.forEach(headers::remove);
  }

  private static boolean tellsOrigin(HttpString name) {
    String lowerCase = name.toString().toLowerCase(Locale.ROOT);
    return lowerCase.startsWith("x-forwarded-")
        || lowerCase.equals("forwarded")
        || lowerCase.equals("x-real-ip");
  }
}

package com.shop.playground.gateway;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends a request to the service that the Ingress rules name; there is nothing else here. */
final class IngressHandler implements HttpHandler {

  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[a-zA-Z0-9.-]+)(:\\d{1,5})?");

  /**
   * The paths that mean the same to everybody: elements of RFC 3986's plain characters, none empty,
   * "." or "..", no parameters, and no escapes, since no address of the shop needs one. What passes
   * is forwarded byte for byte, and no later decoding or normalising can turn it into another path.
   * The repetitions never give back what they have, or a long path would overflow the stack.
   */
  private static final Pattern PLAIN_PATH =
      Pattern.compile("/|(/(?!\\.{1,2}(?:/|$))[a-zA-Z0-9._~!$&'()*+,=:@-]++)++/?");

  private final RouteTable routes;
  private final Map<String, ? extends HttpHandler> services;

  IngressHandler(RouteTable routes, Map<String, ? extends HttpHandler> services) {
    this.routes = routes;
    this.services = services;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    Optional<String> service = host(exchange).flatMap(host -> service(host, exchange));
    if (service.isPresent()) {
      services.get(service.get()).handleRequest(exchange);
    } else {
      GatewayResponse.NOT_FOUND.send(exchange);
    }
  }

  private Optional<String> service(String host, HttpServerExchange exchange) {
    String path = exchange.getRequestURI();
    return PLAIN_PATH.matcher(path).matches() ? routes.serviceFor(host, path) : Optional.empty();
  }

  private static Optional<String> host(HttpServerExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst(Headers.HOST);
    Matcher host = HOST.matcher(header == null ? "" : header);
    return host.matches() ? Optional.of(host.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
  }
}

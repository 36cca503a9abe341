package com.shop.playground.gateway;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Sends a request to the service that the Ingress rules name, if any. */
final class IngressRouter implements Handler<HttpServerRequest> {

  /**
   * The paths that mean the same to every server: elements of RFC 3986's plain characters, none
   * empty, "." or "..", no parameters, and no escapes, since no address of the shop needs one. Such
   * a path is forwarded byte for byte, and no later decoding or normalising can turn it into
   * another one. The possessive quantifiers keep a long path from overflowing the stack.
   */
  private static final Pattern PLAIN_PATH =
      Pattern.compile("/|(/(?!\\.{1,2}(?:/|$))[a-zA-Z0-9._~!$&'()*+,=:@-]++)++/?");

  private final RouteTable routes;
  private final Map<String, ? extends Handler<HttpServerRequest>> services;

  IngressRouter(RouteTable routes, Map<String, ? extends Handler<HttpServerRequest>> services) {
    this.routes = routes;
    this.services = services;
  }

  @Override
  public void handle(HttpServerRequest request) {
    service(request)
        .ifPresentOrElse(
            service -> services.get(service).handle(request),
            () -> GatewayResponse.NOT_FOUND.send(request));
  }

  private Optional<String> service(HttpServerRequest request) {
    HostAndPort host = request.authority();
    String path = request.uri().split("\\?", 2)[0];
    return host != null && PLAIN_PATH.matcher(path).matches()
        ? routes.serviceFor(host.host().toLowerCase(Locale.ROOT), path)
        : Optional.empty();
  }
}

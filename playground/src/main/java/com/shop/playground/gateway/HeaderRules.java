package com.shop.playground.gateway;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Headers that end at the gateway: in both directions those of one connection (RFC 9110, section
 * 7.6.1), and whatever a client says about the origin of its request, because services trust the
 * gateway's word on that.
 */
final class HeaderRules implements ProxyInterceptor {

  /** Those that the proxy itself leaves in a request or a response. */
  private static final List<String> PER_CONNECTION =
      List.of("Connection", "Keep-Alive", "Proxy-Connection", "Trailer", "Upgrade");

  @Override
  public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
    MultiMap headers = context.request().headers();
    removePerConnection(headers);
    // The gateway itself sends 100 Continue.
    headers.remove("Expect");
    headers.names().stream().filter(HeaderRules::namesOrigin).toList().forEach(headers::remove);
    addOrigin(headers, context.request().proxiedRequest());
    return context.sendRequest();
  }

  @Override
  public Future<Void> handleProxyResponse(ProxyContext context) {
    removePerConnection(context.response().headers());
    return context.sendResponse();
  }

  private static void removePerConnection(MultiMap headers) {
    headers.getAll("Connection").stream()
        .flatMap(names -> Stream.of(names.split(",")))
        .toList()
        .forEach(name -> headers.remove(name.strip()));
    PER_CONNECTION.forEach(headers::remove);
  }

  private static boolean namesOrigin(String name) {
    String lowerCase = name.toLowerCase(Locale.ROOT);
    return lowerCase.startsWith("x-forwarded-")
        || lowerCase.equals("forwarded")
        || lowerCase.equals("x-real-ip");
  }

  private static void addOrigin(MultiMap headers, HttpServerRequest request) {
    headers.add("X-Forwarded-For", request.remoteAddress().hostAddress());
    headers.add("X-Forwarded-Proto", request.scheme());
    HostAndPort host = request.authority();
    if (host != null) {
      headers.add("X-Forwarded-Host", host.host());
      headers.add("X-Forwarded-Port", Integer.toString(host.port() < 0 ? 80 : host.port()));
    }
  }
}

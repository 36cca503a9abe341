package com.shop.playground.gateway;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;

/**
 * Gives a body to every failure that Undertow's own handlers end with a bare status. Answers of
 * replicas, even empty ones, never come here.
 */
final class ProblemFallback implements HttpHandler {

  private final HttpHandler next;

  ProblemFallback(HttpHandler next) {
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    exchange.addDefaultResponseListener(ProblemFallback::explain);
    next.handleRequest(exchange);
  }

  private static boolean explain(HttpServerExchange exchange) {
    if (!exchange.isResponseChannelAvailable()
        || exchange.getStatusCode() < StatusCodes.BAD_REQUEST) {
      return false;
    }
    GatewayResponse failure = UpstreamExchange.failure(exchange);
    boolean ours =
        failure == GatewayResponse.NOBODY_READY
            && exchange.getStatusCode() == StatusCodes.INTERNAL_SERVER_ERROR;
    (ours ? GatewayResponse.INTERNAL_ERROR : failure).send(exchange);
    return true;
  }
}

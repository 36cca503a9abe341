package com.shop.playground.gateway;

import io.undertow.attribute.ExchangeAttributes;
import io.undertow.predicate.Predicates;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.HttpContinueReadHandler;
import io.undertow.server.handlers.proxy.ProxyHandler;
import io.undertow.util.Headers;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Forwards requests to the ready replicas of one service. */
final class ServiceProxy implements HttpHandler, AutoCloseable {

  private final List<ReadinessProbe> probes;
  private final HttpHandler forward;

  /**
   * @param replicas the loopback ports of the replicas
   * @param answerLimit how long a replica may take to begin its answer
   */
  ServiceProxy(List<Integer> replicas, Duration answerLimit) {
    Balancer balancer = new Balancer();
    ProxyHandler proxy =
        ProxyHandler.builder()
            .setProxyClient(balancer)
            // Retries are for connections that could not be made. Left to itself, the handler would
            // also repeat a request that was sent, if its method is idempotent by name.
            .setMaxConnectionRetries(replicas.size())
            .setIdempotentRequestPredicate(Predicates.falsePredicate())
            // A connection per request, as many proxies do it: on one that is kept, a request can
            // meet the end of its replica, and then nobody knows whether the replica has seen it.
            .addRequestHeader(Headers.CONNECTION, ExchangeAttributes.constant("close"))
            // The gateway itself tells the client to continue; a replica need not be asked again.
            .addRequestHeader(Headers.EXPECT, ExchangeAttributes.constant(""))
            .build();
    forward =
        new HttpContinueReadHandler(
            new HeaderRules(new EarlyHeaders(new ResponseDeadline(answerLimit, proxy))));
    probes =
        replicas.stream()
            .map(port -> new ReadinessProbe(balancer, URI.create("http://127.0.0.1:" + port)))
            .toList();
    probes.forEach(ReadinessProbe::start);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    forward.handleRequest(exchange);
  }

  @Override
  public void close() {
    probes.forEach(ReadinessProbe::close);
  }
}

package com.shop.playground.gateway;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyCallback;
import io.undertow.server.handlers.proxy.ProxyClient;
import io.undertow.server.handlers.proxy.ProxyConnection;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/**
 * Undertow's round robin over the replicas that are ready, with a limit on connecting, and a note
 * on each exchange of when it was handed over.
 */
final class Balancer implements ProxyClient {

  private final LoadBalancingProxyClient replicas =
      new LoadBalancingProxyClient()
          // No queue: who finds all of them busy is told so at once.
          .setConnectionsPerThread(500)
          // Every request has a connection of its own. What is left over, from looking whether a
          // replica is back, is not kept.
          .setSoftMaxConnectionsPerThread(0)
          .setTtl(1_000)
          // A replica that refused a connection is avoided; seconds until it is tried again.
          .setProblemServerRetry(1)
          .removeSessionCookieName("JSESSIONID");

  /** Requests go to this replica from now on. Requires that it was not there before. */
  void add(URI replica) {
    replicas.addHost(replica);
  }

  /** No new requests go to this replica; those under way are finished. */
  void remove(URI replica) {
    replicas.removeHost(replica);
  }

  @Override
  public ProxyTarget findTarget(HttpServerExchange exchange) {
    return replicas.findTarget(exchange);
  }

  @Override
  public void getConnection(
      ProxyTarget target,
      HttpServerExchange exchange,
      ProxyCallback<ProxyConnection> callback,
      long timeout,
      TimeUnit unit) {
    ConnectAttempt attempt = new ConnectAttempt(callback);
    replicas.getConnection(target, exchange, attempt, timeout, unit);
    attempt.limit(exchange);
  }
}

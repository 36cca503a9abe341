package com.shop.playground.gateway;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyCallback;
import io.undertow.server.handlers.proxy.ProxyConnection;
import io.undertow.util.WorkerUtils;
import java.util.concurrent.TimeUnit;

/**
 * Waits a limited time for a connection to one replica; nothing has been sent until then, so that
 * the proxy may go on to the next replica whatever the request is. A connection that comes too late
 * is left to the pool. Everything happens on the exchange's own I/O thread.
 */
final class ConnectAttempt implements ProxyCallback<ProxyConnection> {

  private static final long LIMIT_MILLIS = 1_000;

  private final ProxyCallback<ProxyConnection> callback;
  private boolean over;

  ConnectAttempt(ProxyCallback<ProxyConnection> callback) {
    this.callback = callback;
  }

  void limit(HttpServerExchange exchange) {
    if (!over) {
      WorkerUtils.executeAfter(
          exchange.getIoThread(), () -> failed(exchange), LIMIT_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void completed(HttpServerExchange exchange, ProxyConnection connection) {
    if (end()) {
      UpstreamExchange.begin(exchange, connection.getConnection());
      callback.completed(exchange, connection);
    }
  }

  @Override
  public void failed(HttpServerExchange exchange) {
    if (end()) {
      callback.failed(exchange);
    }
  }

  @Override
  public void couldNotResolveBackend(HttpServerExchange exchange) {
    if (end()) {
      callback.couldNotResolveBackend(exchange);
    }
  }

  @Override
  public void queuedRequestFailed(HttpServerExchange exchange) {
    if (end()) {
      callback.queuedRequestFailed(exchange);
    }
  }

  private boolean end() {
    boolean first = !over;
    over = true;
    return first;
  }
}

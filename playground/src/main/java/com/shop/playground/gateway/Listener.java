package com.shop.playground.gateway;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** An HTTP port on the loopback interface. */
final class Listener {

  static final String LOOPBACK = "127.0.0.1";

  /**
   * Longer than clients keep idle connections, so that clients close them and never send a request
   * on one that the gateway is closing.
   */
  private static final Duration IDLE_LIMIT = Duration.ofMinutes(10);

  private final Handler<HttpServerRequest> handler;
  private final HttpServer server;
  private final Set<HttpServerRequest> underWay = new HashSet<>();
  private final Promise<Void> drained = Promise.promise();
  private boolean draining;

  Listener(Vertx vertx, Handler<HttpServerRequest> handler) {
    this.handler = handler;
    server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setHttp2ClearTextEnabled(false)
                    .setMaxInitialLineLength(HttpGuard.MAX_HEAD_BYTES)
                    .setMaxHeaderSize(HttpGuard.MAX_HEAD_BYTES)
                    .setIdleTimeout((int) IDLE_LIMIT.toSeconds()))
            .invalidRequestHandler(GatewayResponse.MALFORMED_REQUEST::send)
            .requestHandler(this::handle);
  }

  /**
   * @param port 0 for any free one
   */
  Future<HttpServer> open(int port) {
    return server.listen(port, LOOPBACK);
  }

  int port() {
    return server.actualPort();
  }

  /** Refuses new requests, and completes when those under way are done or the limit has passed. */
  Future<Void> drain(Duration limit) {
    draining = true;
    completeIfDrained();
    return drained.future().timeout(limit.toMillis(), TimeUnit.MILLISECONDS).otherwiseEmpty();
  }

  private void handle(HttpServerRequest request) {
    underWay.add(request);
    request.response().endHandler(ended -> end(request));
    request.connection().closeHandler(closed -> end(request));
    // A malformed chunk, for one. Vert.x closes the connection afterwards.
    request.connection().exceptionHandler(failure -> refuseUnlessRead(request));
    if (draining) {
      GatewayResponse.NOT_READY.send(request);
    } else {
      HttpGuard.refusal(request)
          .ifPresentOrElse(refusal -> refusal.send(request), () -> handler.handle(request));
    }
  }

  private static void refuseUnlessRead(HttpServerRequest request) {
    if (!request.isEnded()) {
      GatewayResponse.MALFORMED_REQUEST.send(request);
    }
  }

  private void end(HttpServerRequest request) {
    underWay.remove(request);
    completeIfDrained();
  }

  private void completeIfDrained() {
    if (draining && underWay.isEmpty()) {
      drained.tryComplete();
    }
  }
}

package com.shop.playground.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** The replicas of one Service. Those whose readiness probe succeeds take turns. */
final class Endpoints implements AutoCloseable {

  private static final long PROBE_INTERVAL_MILLIS = 1_000;

  /**
   * Longer than the interval: on a busy machine a slow response does not mean that the replica is
   * not ready.
   */
  private static final long PROBE_TIMEOUT_MILLIS = 3_000;

  /**
   * Quarkus dev mode looks for edits when a request arrives, but not again within two seconds. With
   * this header a probe is no such request, so that the next request of a client sees an edit.
   */
  private static final String NO_HOT_RELOAD = "x-quarkus-hot-deployment-done";

  private final Vertx vertx;
  private final HttpClient client;
  private final List<Endpoint> endpoints;
  private final long timer;
  private int turn;

  Endpoints(Vertx vertx, HttpClient client, List<Integer> ports) {
    this.vertx = vertx;
    this.client = client;
    endpoints = ports.stream().map(Endpoint::new).toList();
    endpoints.forEach(Endpoint::probe);
    timer = vertx.setPeriodic(PROBE_INTERVAL_MILLIS, id -> endpoints.forEach(Endpoint::probe));
  }

  /** A connection to the next replica that accepts one. Nothing has been sent on it. */
  Future<HttpClientRequest> connect() {
    List<Endpoint> ready = new ArrayList<>(endpoints.stream().filter(each -> each.ready).toList());
    Collections.rotate(ready, turn++);
    return connect(ready.iterator());
  }

  private static Future<HttpClientRequest> connect(Iterator<Endpoint> candidates) {
    return candidates.hasNext()
        ? candidates.next().connect().recover(refused -> connect(candidates))
        : Future.failedFuture("No replica is ready");
  }

  @Override
  public void close() {
    vertx.cancelTimer(timer);
  }

  private final class Endpoint {

    private final SocketAddress address;
    private boolean ready;

    private Endpoint(int port) {
      address = SocketAddress.inetSocketAddress(port, Listener.LOOPBACK);
    }

    private void probe() {
      client
          .request(
              options()
                  .setURI("/ready")
                  .putHeader(NO_HOT_RELOAD, "true")
                  .setTimeout(PROBE_TIMEOUT_MILLIS))
          .compose(HttpClientRequest::send)
          .map(response -> response.statusCode() == 200)
          .otherwise(false)
          .onSuccess(nowReady -> ready = nowReady);
    }

    /** A replica that cannot be connected to is not ready until its next probe succeeds. */
    private Future<HttpClientRequest> connect() {
      return client.request(options()).onFailure(refused -> ready = false);
    }

    private RequestOptions options() {
      return new RequestOptions().setServer(address);
    }
  }
}

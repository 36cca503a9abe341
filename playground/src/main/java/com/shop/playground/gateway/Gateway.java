package com.shop.playground.gateway;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import java.net.BindException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;

/**
 * The running gateway: one port for clients, which serves what the Ingress rules expose and nothing
 * else, and one port per service, on which services reach each other as through a cluster IP. All
 * of it runs on one event loop, so that nothing here needs a lock.
 */
final class Gateway implements AutoCloseable {

  private static final Duration RESPONSE_LIMIT = Duration.ofSeconds(30);
  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(10);
  private static final int CONNECT_LIMIT_MILLIS = 1_000;
  private static final int MAX_CONNECTIONS_PER_REPLICA = 1_000;

  private final Vertx vertx =
      Vertx.vertx(
          new VertxOptions()
              .setEventLoopPoolSize(1)
              // Without it, no cache folder is left in /tmp.
              .setFileSystemOptions(new FileSystemOptions().setClassPathResolvingEnabled(false)));

  private final HttpClient client =
      vertx.createHttpClient(
          new HttpClientOptions()
              // A connection per request: on one that is kept open, a request can meet the end of
              // its replica, and then the gateway cannot know whether the replica received it.
              .setKeepAlive(false)
              .setConnectTimeout(CONNECT_LIMIT_MILLIS)
              // When all connections are in use, a request fails at once.
              .setMaxWaitQueueSize(0),
          new PoolOptions().setHttp1MaxSize(MAX_CONNECTIONS_PER_REPLICA));

  private final Set<Integer> ports = new HashSet<>();
  private final Map<String, ServiceProxy> proxies = new HashMap<>();
  private final Map<String, Listener> services = new HashMap<>();
  private Listener ingress;

  private Gateway() {}

  /**
   * Opens all ports or none.
   *
   * @throws GatewayException if a port is in use, a service is given twice, or a route leads to a
   *     service that is not given
   */
  static Gateway start(int port, RouteTable routes, List<ServicePorts> services) {
    return start(port, routes, services, RESPONSE_LIMIT);
  }

  static Gateway start(
      int port, RouteTable routes, List<ServicePorts> services, Duration responseLimit) {
    Gateway gateway = new Gateway();
    try {
      services.forEach(service -> gateway.open(service, responseLimit));
      gateway.open(port, routes);
      return gateway;
    } catch (RuntimeException e) {
      gateway.close();
      throw e;
    }
  }

  private void open(ServicePorts service, Duration responseLimit) {
    if (proxies.containsKey(service.service())) {
      throw new GatewayException(
          "The service %s is given more than once.".formatted(service.service()));
    }
    ServiceProxy proxy = new ServiceProxy(vertx, client, service.replicas(), responseLimit);
    proxies.put(service.service(), proxy);
    services.put(service.service(), open(service.port(), proxy));
  }

  private void open(int port, RouteTable routes) {
    for (String service : routes.services()) {
      if (!proxies.containsKey(service)) {
        throw new GatewayException(
            "The Ingress rules route to %s, which is not given as a service.".formatted(service));
      }
    }
    ingress = open(port, new IngressRouter(routes, proxies));
  }

  private Listener open(int port, Handler<HttpServerRequest> handler) {
    // Vert.x would let two of its servers share a port.
    if (port != 0 && !ports.add(port)) {
      throw taken(port);
    }
    Listener listener = new Listener(vertx, handler);
    try {
      join(listener.open(port));
    } catch (CompletionException e) {
      throw e.getCause() instanceof BindException ? taken(port) : e;
    }
    return listener;
  }

  private static GatewayException taken(int port) {
    return new GatewayException("Port %d is already in use.".formatted(port));
  }

  int port() {
    return ingress.port();
  }

  int port(String service) {
    return services.get(service).port();
  }

  /**
   * Refuses new requests, waits for those under way and closes. Clients come first: while they are
   * served, the services must still reach each other.
   */
  void drain() {
    Promise<Void> drained = Promise.promise();
    vertx.runOnContext(
        now ->
            ingress
                .drain(DRAIN_LIMIT)
                .compose(clientsLeft -> Future.join(drainServices()).<Void>mapEmpty())
                .onComplete(drained));
    join(drained.future());
    close();
  }

  private List<Future<Void>> drainServices() {
    return services.values().stream().map(service -> service.drain(DRAIN_LIMIT)).toList();
  }

  @Override
  public void close() {
    proxies.values().forEach(ServiceProxy::close);
    join(vertx.close());
  }

  private static <T> T join(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}

package com.shop.playground.gateway;

import io.undertow.Undertow;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Xnio;
import org.xnio.XnioWorker;

/**
 * The running gateway: one port for clients, which serves what the Ingress rules expose and nothing
 * else, and one port per service, on which services reach each other as through a cluster IP.
 */
final class Gateway implements AutoCloseable {

  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(10);

  private final XnioWorker worker;
  private final Duration answerLimit;
  private final Map<String, ServiceProxy> proxies = new HashMap<>();
  private final Map<String, Listener> services = new HashMap<>();
  private Listener ingress;

  private Gateway(XnioWorker worker, Duration answerLimit) {
    this.worker = worker;
    this.answerLimit = answerLimit;
  }

  /**
   * Opens all ports or none.
   *
   * @throws GatewayException when a port is taken, a service is given twice, or the routes lead to
   *     one that is not given
   */
  static Gateway start(int port, RouteTable routes, List<ServicePorts> services) {
    return start(port, routes, services, ANSWER_LIMIT);
  }

  static Gateway start(
      int port, RouteTable routes, List<ServicePorts> services, Duration answerLimit) {
    Gateway gateway = new Gateway(worker(), answerLimit);
    try {
      services.forEach(gateway::open);
      gateway.open(port, routes);
      return gateway;
    } catch (RuntimeException e) {
      gateway.close();
      throw e;
    }
  }

  private void open(ServicePorts service) {
    ServiceProxy proxy = new ServiceProxy(service.replicas(), answerLimit);
    if (proxies.putIfAbsent(service.service(), proxy) != null) {
      proxy.close();
      throw new GatewayException(
          "The service %s is given more than once.".formatted(service.service()));
    }
    services.put(service.service(), new Listener(worker, service.port(), proxy));
  }

  private void open(int port, RouteTable routes) {
    for (String service : routes.services()) {
      if (!proxies.containsKey(service)) {
        throw new GatewayException(
            "The Ingress rules lead to %s, but it is not given as a service.".formatted(service));
      }
    }
    ingress = new Listener(worker, port, new IngressHandler(routes, Map.copyOf(proxies)));
  }

  int port() {
    return ingress.port();
  }

  int port(String service) {
    return services.get(service).port();
  }

  /**
   * Refuses new requests and closes when those under way are done. Clients come first: while they
   * are served, the services must still reach each other.
   */
  void drain() throws InterruptedException {
    ingress.drain(DRAIN_LIMIT);
    for (Listener service : services.values()) {
      service.drain(DRAIN_LIMIT);
    }
    close();
  }

  @Override
  public void close() {
    if (ingress != null) {
      ingress.close();
    }
    services.values().forEach(Listener::close);
    proxies.values().forEach(ServiceProxy::close);
    worker.shutdownNow();
  }

  private static XnioWorker worker() {
    try {
      return Xnio.getInstance(Undertow.class.getClassLoader())
          .createWorker(
              OptionMap.builder()
                  .set(Options.WORKER_NAME, "gateway")
                  .set(Options.WORKER_IO_THREADS, 2)
                  .set(Options.TCP_NODELAY, true)
                  .getMap());
    } catch (IOException e) {
      throw new GatewayException("The gateway's threads cannot be started.", e);
    }
  }
}

package com.shop.order.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A server on a local port that can fail in the ways that real servers do. */
public final class UnreliableServer implements AutoCloseable {
  /** The response to a request. */
  public record Answer(int status, String json) {}

  /** The parts of a request that a response depends on. */
  public record Request(
      InetSocketAddress client, String method, String path, String query, String body) {}

  static {
    // Otherwise each response waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final int port;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger requests = new AtomicInteger();
  private final Function<Request, Answer> whenWell;
  private volatile Function<Request, Answer> behaviour;
  private volatile CountDownLatch hanging = new CountDownLatch(0);
  private HttpServer server;

  /**
   * @param url of the service
   * @param whenWell the responses while nothing fails
   */
  public UnreliableServer(String url, Function<Request, Answer> whenWell) {
    this.port = URI.create(url).getPort();
    this.whenWell = whenWell;
    recover();
  }

  /** Refuses connections. */
  public void goDown() {
    hanging.countDown();
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  /** Accepts requests and never responds. */
  public void hang() {
    CountDownLatch end = new CountDownLatch(1);
    answer(
        request -> {
          awaitEnd(end);
          return new Answer(503, "{}");
        });
    hanging = end;
  }

  /**
   * Closes each connection that is used again, when the request has arrived.
   *
   * @return the number of requests that this has cut off
   */
  public AtomicInteger hangUpOnReuse() {
    Set<InetSocketAddress> used = ConcurrentHashMap.newKeySet();
    AtomicInteger cutOff = new AtomicInteger();
    answer(
        request -> {
          if (used.add(request.client())) {
            return whenWell.apply(request);
          }
          cutOff.incrementAndGet();
          return null;
        });
    return cutOff;
  }

  /** Responds differently until {@link #recover}. */
  public void answer(Function<Request, Answer> otherwise) {
    recover();
    behaviour = otherwise;
  }

  public void recover() {
    hanging.countDown();
    behaviour = whenWell;
    if (server == null) {
      try {
        server = HttpServer.create(new InetSocketAddress("localhost", port), 200);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      server.setExecutor(threads);
      server.createContext("/", this::handle);
      server.start();
    }
  }

  /** The number of requests since the last call of this method. */
  public int requests() {
    return requests.getAndSet(0);
  }

  @Override
  public void close() {
    goDown();
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.incrementAndGet();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Answer answer =
          behaviour.apply(
              new Request(
                  exchange.getRemoteAddress(),
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().getPath(),
                  exchange.getRequestURI().getQuery(),
                  body));
      if (answer == null) {
        return; // closing the exchange closes the connection
      }
      byte[] bytes = answer.json().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static void awaitEnd(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

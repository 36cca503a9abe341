package com.shop.playground.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.playground.shop.Service;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScraperTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<HttpServer> servers = new ArrayList<>();

  @AfterEach
  void stop() {
    servers.forEach(server -> server.stop(0));
  }

  /** Each pod responds when both have been asked. */
  @Test
  void allPodsAreAskedAtOnce() throws IOException {
    CountDownLatch asked = new CountDownLatch(2);
    URI one = pod("one 1", asked);
    URI other = pod("other 2", asked);

    assertEquals(
        Map.of(
            Service.USER, List.of(Optional.of("one 1")),
            Service.ORDER, List.of(Optional.of("other 2"))),
        new Scraper(PATIENCE)
            .scrape(Map.of(Service.USER, List.of(one), Service.ORDER, List.of(other))));
  }

  @Test
  void onePodThatHangsAndOneThatIsGoneHaveNoReport() throws IOException {
    try (ServerSocket hanging = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI gone = URI.create("http://127.0.0.1:1");
      URI hangs = URI.create("http://127.0.0.1:" + hanging.getLocalPort());
      URI works = pod("works 1", new CountDownLatch(1));

      assertEquals(
          Map.of(
              Service.ORDER, List.of(Optional.empty(), Optional.empty(), Optional.of("works 1"))),
          new Scraper(Duration.ofSeconds(5))
              .scrape(Map.of(Service.ORDER, List.of(gone, hangs, works))));
    }
  }

  /** Otherwise a service answers in OpenMetrics format, with exemplars while traces are on. */
  @Test
  void aPodIsAskedForPlainText() throws IOException {
    URI pod = serve(exchange -> respond(exchange, exchange.getRequestHeaders().getFirst("Accept")));

    assertEquals(
        Map.of(Service.ORDER, List.of(Optional.of("text/plain"))),
        new Scraper(PATIENCE).scrape(Map.of(Service.ORDER, List.of(pod))));
  }

  private URI pod(String metrics, CountDownLatch asked) throws IOException {
    return serve(
        exchange -> {
          asked.countDown();
          try {
            asked.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          respond(exchange, metrics);
        });
  }

  private static void respond(HttpExchange exchange, String body) throws IOException {
    exchange.sendResponseHeaders(200, body.length());
    try (exchange) {
      exchange.getResponseBody().write(body.getBytes());
    }
  }

  private URI serve(HttpHandler handler) throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(anyPort, 0);
    server.createContext("/metrics", handler);
    server.start();
    servers.add(server);
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }
}

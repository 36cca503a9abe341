package com.shop.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpLoadTest {
  private static final int CHUNKED = 0;
  private static final int CLIENTS = 4;

  private final byte[] body = "x".repeat(100_000).getBytes(US_ASCII);
  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    serve("/known", 200, body.length);
    serve("/chunked", 200, CHUNKED);
    serve("/failed", 503, body.length);
    server.start();
  }

  private void serve(String path, int status, int length) {
    server.createContext(
        path,
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(status, length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void responsesOfKnownLengthAreCounted() throws Exception {
    Round round = load("/known");
    assertEquals(requests.get(), round.successes());
    assertEquals(0, round.failed());
  }

  @Test
  void chunkedResponsesAreCounted() throws Exception {
    Round round = load("/chunked");
    assertEquals(requests.get(), round.successes());
    assertEquals(0, round.failed());
  }

  @Test
  void otherStatusesAreFailures() throws Exception {
    Round round = load("/failed");
    assertEquals(0, round.successes());
    assertEquals(requests.get(), round.failed());
  }

  @Test
  void anInterruptEndsTheLoad() {
    Thread client = Thread.currentThread();
    CountDownLatch ended = new CountDownLatch(1);
    server.createContext(
        "/silent",
        exchange -> {
          client.interrupt();
          try {
            ended.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    assertThrows(InterruptedException.class, () -> load("/silent", 1));
    ended.countDown();
    assertFalse(client.isInterrupted());
  }

  private Round load(String path) throws IOException, InterruptedException {
    return load(path, CLIENTS);
  }

  /** Every client sends at least one request, and more as long as the time lasts. */
  private Round load(String path, int clients) throws IOException, InterruptedException {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new HttpLoad(url, 200, () -> RequestBytes.get(path))
        .load(clients, Duration.ofMillis(50));
  }
}

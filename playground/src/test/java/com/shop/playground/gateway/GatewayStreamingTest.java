package com.shop.playground.gateway;

import static com.shop.playground.gateway.Route.PathType.PREFIX;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Event streams, slow responses and timeouts. */
class GatewayStreamingTest {

  private static final Duration RESPONSE_LIMIT = Duration.ofSeconds(2);
  private static final String STREAM_HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

  private final BlockingQueue<String> toSend = new LinkedBlockingQueue<>();
  private final Replica replica = new Replica(this::answer);
  private final Gateway gateway =
      Gateway.start(
          0,
          new RouteTable(List.of(new Route("api.shop.com", PREFIX, "/order", "order-service"))),
          List.of(Replica.service("order-service", replica)),
          RESPONSE_LIMIT);

  /** Sends what the test adds to the queue. */
  private void answer(RawMessage request, Socket connection) throws Exception {
    if (request.startLine().contains("/slow")) {
      while (true) {
        Replica.write(connection, toSend.take());
      }
    }
    if (request.startLine().contains("/abandoned")) {
      connection.getInputStream().read();
      return;
    }
    Replica.write(connection, Replica.ok("quick"));
  }

  GatewayStreamingTest() {
    await().until(() -> RawClient.get(gateway.port(), "/order").status() == 200);
    replica.requests().clear();
  }

  @AfterEach
  void stop() {
    gateway.close();
    replica.close();
  }

  @Test
  void headAndEventsAreForwardedAtOnce() throws IOException {
    try (RawClient client = new RawClient(gateway.port())) {
      client.send("GET /order/slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
      toSend.add(STREAM_HEAD);
      assertTrue(RawMessage.readUntil(client.in(), "\r\n\r\n").startsWith("HTTP/1.1 200 OK\r\n"));
      for (String event : List.of("data: 1\n\n", "data: 2\n\n")) {
        toSend.add(chunk(event));
        assertEquals(event, RawMessage.readChunk(client.in()));
      }
      toSend.add("0\r\n\r\n");
      assertEquals("", RawMessage.readChunk(client.in()));
    }
  }

  @Test
  void aStreamMayOutliveTheResponseLimit() throws Exception {
    try (RawClient client = new RawClient(gateway.port())) {
      client.send("GET /order/slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
      toSend.add(STREAM_HEAD);
      RawMessage.readUntil(client.in(), "\r\n\r\n");
      await().pollDelay(RESPONSE_LIMIT.multipliedBy(2)).until(() -> true);
      toSend.add(chunk("data: still here\n\n"));
      assertEquals("data: still here\n\n", RawMessage.readChunk(client.in()));
    }
  }

  @Test
  void aLateResponseIs504() throws IOException {
    try (RawClient client = new RawClient(gateway.port())) {
      RawMessage answer =
          client.exchange(
              "POST /order/slow HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}");
      assertEquals(504, answer.status());
      assertTrue(answer.body().contains("\"code\":\"service_unavailable\""), answer::body);
      assertEquals("close", answer.header("Connection").orElseThrow());
    }
    assertEquals("{}", replica.onlyRequest().body());
    assertEquals("quick", RawClient.get(gateway.port(), "/order").body());
  }

  @Test
  void aTimeoutClosesTheConnectionToTheReplica() throws IOException {
    assertEquals(504, RawClient.get(gateway.port(), "/order/abandoned").status());
    await().until(() -> replica.busy() == 0);
  }

  @Test
  void aDisconnectedClientEndsItsRequest() throws IOException {
    try (RawClient client = new RawClient(gateway.port())) {
      client.send("GET /order/abandoned HTTP/1.1\r\nHost: localhost\r\n\r\n");
      await().until(() -> replica.busy() == 1);
    }
    await().atMost(RESPONSE_LIMIT.dividedBy(2)).until(() -> replica.busy() == 0);
  }

  @Test
  void aLateResponseReachesNoOtherClient() throws Exception {
    assertEquals(504, RawClient.get(gateway.port(), "/order/slow").status());
    toSend.add(Replica.ok("late"));
    for (int i = 0; i < 20; i++) {
      assertEquals("quick", RawClient.get(gateway.port(), "/order").body());
    }
  }

  @Test
  void aDisconnectedClientEndsItsStream() throws Exception {
    try (RawClient client = new RawClient(gateway.port())) {
      client.send("GET /order/slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
      toSend.add(STREAM_HEAD);
      RawMessage.readUntil(client.in(), "\r\n\r\n");
    }
    await()
        .atMost(60, TimeUnit.SECONDS)
        .until(
            () -> {
              toSend.add(chunk("data: anybody?\n\n"));
              return replica.busy() == 0;
            });
    for (int i = 0; i < 20; i++) {
      assertEquals("quick", RawClient.get(gateway.port(), "/order").body());
    }
  }

  private static String chunk(String text) {
    return "%x\r\n%s\r\n".formatted(text.length(), text);
  }
}

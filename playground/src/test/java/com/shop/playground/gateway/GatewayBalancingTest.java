package com.shop.playground.gateway;

import static com.shop.playground.gateway.Route.PathType.PREFIX;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import java.io.IOException;
import java.net.Socket;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replicas take turns. A request is retried only while no replica has received it. */
class GatewayBalancingTest {

  private static final RouteTable ROUTES =
      new RouteTable(List.of(new Route("api.shop.com", PREFIX, "/user", "user-service")));

  private Gateway gateway;
  private Replica first;
  private Replica second;

  @AfterEach
  void stop() {
    gateway.close();
    Stream.of(first, second).filter(replica -> replica != null).forEach(Replica::close);
  }

  @Test
  void replicasTakeTurns() throws IOException {
    start(Replica.saying("first"), Replica.saying("second"));
    Map<String, Long> answers =
        IntStream.range(0, 20)
            .mapToObj(i -> get())
            .collect(groupingBy(RawMessage::body, counting()));
    assertEquals(Map.of("first", 10L, "second", 10L), answers);
  }

  @Test
  void anUnreadyReplicaGetsNoRequests() throws IOException {
    start(Replica.saying("first"), Replica.saying("second"));
    second.readiness(503);
    await().until(() -> bodiesOfTen().equals(Set.of("first")));
    second.readiness(200);
    await().until(() -> bodiesOfTen().equals(Set.of("first", "second")));
  }

  @Test
  @Covers({"CONV-39", "CONV-41"})
  void withoutAReadyReplicaTheStatusIs503() throws IOException {
    start(Replica.saying("first"));
    first.readiness(503);
    await().until(() -> get().status() == 503);
    RawMessage answer = get();
    assertEquals("1", answer.header("Retry-After").orElseThrow());
    assertTrue(answer.body().contains("\"code\":\"service_unavailable\""), answer::body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void aRefusedConnectionIsRetriedOnAnotherReplica(String method) throws IOException {
    start(Replica.saying("first"), Replica.saying("second"));
    second.close();
    for (int i = 0; i < 20; i++) {
      RawMessage answer = send(method);
      assertEquals("first", answer.body(), answer::toString);
    }
    assertEquals(20, first.requests().size());
  }

  @Test
  void aConnectTimeoutIsRetriedOnAnotherReplica() throws Exception {
    start(Replica.saying("first"), Replica.saying("second"));
    List<Socket> queued = second.hang();
    for (int i = 0; i < 4; i++) {
      assertEquals("first", send("POST").body());
    }
    assertEquals(4, first.requests().size());
    for (Socket connection : queued) {
      connection.close();
    }
  }

  @Test
  void aRestartedReplicaGetsRequestsAgain() throws IOException {
    start(Replica.saying("first"));
    int port = first.port();
    first.close();
    await().until(() -> get().status() == 503);
    first = new Replica(port, Replica.answering(Replica.ok("again")));
    await().until(() -> get().status() == 200);
    assertEquals("again", get().body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "GET"})
  void aRequestThatWasSentIsNeverSentAgain(String method) throws IOException {
    AtomicInteger seen = new AtomicInteger();
    Replica.Behaviour dropping =
        (request, connection) -> {
          if (request.startLine().contains("killed")) {
            seen.incrementAndGet();
            throw new IOException("dropped");
          }
          Replica.write(connection, Replica.ok("alive"));
        };
    start(new Replica(dropping), new Replica(dropping));
    RawMessage answer = send(method);
    assertEquals(502, answer.status());
    assertTrue(answer.body().contains("\"code\":\"service_unavailable\""), answer::body);
    assertTrue(answer.header("Retry-After").isEmpty());
    assertEquals(1, seen.get());
    assertEquals(502, send(method).status());
    assertEquals(2, seen.get());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Le", "nonsense\r\n\r\n"})
  void anIncompleteResponseHeadIs502WithoutRetry(String half) throws IOException {
    start(
        new Replica(
            (request, connection) -> {
              Replica.write(
                  connection, request.startLine().contains("killed") ? half : Replica.ok("alive"));
              if (request.startLine().contains("killed")) {
                throw new IOException("dropped");
              }
            }));
    assertEquals(502, send("POST").status());
    assertEquals(1, first.requests().size());
  }

  @Test
  void aReplicaThatDiesDuringAnUploadIs502AndTheConnectionStaysUsable() throws IOException {
    start(Replica.saying("first"));
    try (RawClient client = new RawClient(gateway.port())) {
      client.send("POST /user HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000\r\n\r\n");
      client.send("x".repeat(500_000));
      await()
          .until(
              () -> {
                first.cutConnections();
                return client.in().available() > 0;
              });
      assertEquals(502, RawMessage.read(client.in()).status());
      client.send("x".repeat(400_000));
      await()
          .until(
              () ->
                  client.exchange("GET /user HTTP/1.1\r\nHost: localhost\r\n\r\n").status() == 200);
    }
    assertTrue(first.requests().stream().allMatch(request -> request.startLine().contains("GET")));
  }

  @Test
  void aTruncatedResponseStaysTruncated() throws IOException {
    start(
        new Replica(
            (request, connection) -> {
              Replica.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
              if (request.startLine().contains("killed")) {
                throw new IOException("dropped");
              }
              Replica.write(connection, "x".repeat(96));
            }));
    try (RawClient client = new RawClient(gateway.port())) {
      client.send("GET /user/killed HTTP/1.1\r\nHost: localhost\r\n\r\n");
      String all = new String(client.in().readAllBytes());
      assertTrue(all.endsWith("\r\n\r\nhalf"), all);
    }
  }

  @Test
  void eachRequestHasItsOwnConnection() throws IOException {
    start(Replica.saying("first"));
    for (int i = 0; i < 20; i++) {
      first.cutConnections();
      assertEquals(200, send("POST").status());
    }
    assertTrue(
        first.requests().stream()
            .allMatch(request -> request.header("Connection").orElse("").equals("close")));
  }

  @Test
  void aServicePortHasNoPathRestrictions() throws IOException {
    start(Replica.saying("first"), Replica.saying("second"));
    int port = gateway.port("user-service");
    Set<String> bodies = new HashSet<>();
    for (int i = 0; i < 10; i++) {
      bodies.add(RawClient.get(port, "/internal/token?x=1").body());
    }
    assertEquals(Set.of("first", "second"), bodies);
    assertEquals(404, RawClient.get(gateway.port(), "/internal/token?x=1").status());
    assertEquals(200, RawClient.exchange(port, "GET /internal/token HTTP/1.0\r\n\r\n").status());
  }

  private void start(Replica... replicas) throws IOException {
    first = replicas[0];
    second = replicas.length > 1 ? replicas[1] : null;
    gateway = Gateway.start(0, ROUTES, List.of(Replica.service("user-service", replicas)));
    await()
        .until(
            () -> {
              get();
              return Stream.of(replicas).noneMatch(replica -> replica.requests().isEmpty());
            });
    Stream.of(replicas).forEach(replica -> replica.requests().clear());
  }

  private Set<String> bodiesOfTen() {
    Set<String> bodies = new HashSet<>();
    for (int i = 0; i < 10; i++) {
      bodies.add(get().body());
    }
    return bodies;
  }

  private RawMessage get() {
    try {
      return RawClient.get(gateway.port(), "/user");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private RawMessage send(String method) throws IOException {
    return RawClient.exchange(
        gateway.port(),
        method
            + " /user/killed HTTP/1.1\r\nHost: localhost\r\n"
            + (method.equals("GET") ? "\r\n" : "Content-Length: 3\r\n\r\nabc"));
  }
}

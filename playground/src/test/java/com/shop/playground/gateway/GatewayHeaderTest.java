package com.shop.playground.gateway;

import static com.shop.playground.gateway.Route.PathType.PREFIX;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which headers and bodies pass the gateway, and which it refuses or removes. */
class GatewayHeaderTest {

  private final Replica replica = new Replica(this::answer);
  private volatile String response = Replica.ok("hello");
  private Gateway gateway;

  private void answer(RawMessage request, Socket connection) throws IOException {
    Replica.write(connection, response);
  }

  @BeforeEach
  void start() throws IOException {
    RouteTable routes =
        new RouteTable(List.of(new Route("api.shop.com", PREFIX, "/user", "user-service")));
    gateway = Gateway.start(0, routes, List.of(Replica.service("user-service", replica)));
    await().until(() -> RawClient.get(gateway.port(), "/user").status() == 200);
    replica.requests().clear();
  }

  @AfterEach
  void stop() {
    gateway.close();
    replica.close();
  }

  @Test
  void forwardingHeadersNameTheClient() throws IOException {
    get("Host: api.shop.com:8443");
    RawMessage request = replica.onlyRequest();
    assertEquals("api.shop.com:8443", request.header("Host").orElseThrow());
    assertEquals("127.0.0.1", request.header("X-Forwarded-For").orElseThrow());
    assertEquals("http", request.header("X-Forwarded-Proto").orElseThrow());
    assertEquals("api.shop.com", request.header("X-Forwarded-Host").orElseThrow());
    assertEquals("8443", request.header("X-Forwarded-Port").orElseThrow());
  }

  @Test
  void forwardingHeadersOfTheClientAreRemoved() throws IOException {
    get(
        "Host: localhost",
        "X-Forwarded-For: 6.6.6.6",
        "X-FORWARDED-FOR: 6.6.6.7",
        "X-Forwarded-Proto: https",
        "X-Forwarded-Host: evil.example",
        "X-Forwarded-Port: 666",
        "X-Forwarded-Prefix: /evil",
        "X-Forwarded-Server: evil.example",
        "Forwarded: for=6.6.6.6;host=evil.example",
        "X-Real-IP: 6.6.6.6");
    RawMessage request = replica.onlyRequest();
    assertEquals("127.0.0.1", request.header("X-Forwarded-For").orElseThrow());
    assertEquals("localhost", request.header("X-Forwarded-Host").orElseThrow());
    assertEquals(Optional.empty(), request.header("Forwarded"));
    assertEquals(Optional.empty(), request.header("X-Real-IP"));
    assertTrue(
        request.headers().stream().noneMatch(h -> h.contains("evil") || h.contains("6.6")),
        request::toString);
  }

  @Test
  void connectionCannotRemoveForwardingHeaders() throws IOException {
    get("Host: localhost", "Connection: X-Forwarded-For, Host, X-Forwarded-Proto");
    assertEquals("127.0.0.1", replica.onlyRequest().header("X-Forwarded-For").orElseThrow());
    assertEquals("localhost", replica.onlyRequest().header("Host").orElseThrow());
  }

  @Test
  void hopByHopRequestHeadersAreNotForwarded() throws IOException {
    get(
        "Host: localhost",
        "Connection: keep-alive, X-Secret-Hop",
        "X-Secret-Hop: 1",
        "Keep-Alive: timeout=5",
        "Proxy-Connection: keep-alive",
        "Proxy-Authorization: Basic Zm9v",
        "TE: trailers",
        "Trailer: X-Sum",
        "Upgrade: websocket",
        "Authorization: Bearer abc",
        "Idempotency-Key: k1",
        "X-Custom: passes");
    RawMessage request = replica.onlyRequest();
    for (String dropped :
        List.of(
            "X-Secret-Hop",
            "Keep-Alive",
            "Proxy-Connection",
            "Proxy-Authorization",
            "TE",
            "Trailer",
            "Upgrade")) {
      assertEquals(Optional.empty(), request.header(dropped), dropped);
    }
    assertEquals("Bearer abc", request.header("Authorization").orElseThrow());
    assertEquals("k1", request.header("Idempotency-Key").orElseThrow());
    assertEquals("passes", request.header("X-Custom").orElseThrow());
  }

  @Test
  void hopByHopResponseHeadersAreNotForwarded() throws IOException {
    response =
        "HTTP/1.1 201 Created\r\nConnection: close, X-Hop\r\nX-Hop: 1\r\nKeep-Alive: timeout=1\r\n"
            + "Location: /user/7\r\nETag: \"a\"\r\nContent-Length: 2\r\n\r\nok";
    try (RawClient client = new RawClient(gateway.port())) {
      for (int i = 0; i < 2; i++) {
        RawMessage answer = client.exchange("GET /user HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertEquals("HTTP/1.1 201 Created", answer.startLine());
        assertEquals("/user/7", answer.header("Location").orElseThrow());
        assertEquals("\"a\"", answer.header("ETag").orElseThrow());
        assertEquals(Optional.empty(), answer.header("X-Hop"));
        assertEquals(Optional.empty(), answer.header("Keep-Alive"));
        assertEquals(Optional.empty(), answer.header("Server"));
        assertEquals("ok", answer.body());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"204 No Content", "304 Not Modified"})
  void aResponseWithoutBodyStaysWithoutOne(String status) throws IOException {
    response = "HTTP/1.1 " + status + "\r\nETag: \"a\"\r\n\r\n";
    RawMessage answer = get("Host: localhost");
    assertEquals("HTTP/1.1 " + status, answer.startLine());
    assertEquals("", answer.body());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 500, 502, 503, 504})
  void errorResponsesOfReplicasPassUnchanged(int status) throws IOException {
    response =
        "HTTP/1.1 %d Mine\r\nContent-Type: application/problem+json\r\nContent-Length: 2\r\n\r\n{}"
            .formatted(status);
    RawMessage answer = get("Host: localhost");
    assertEquals(status, answer.status());
    assertEquals("{}", answer.body());

    response = "HTTP/1.1 %d Mine\r\nContent-Length: 0\r\n\r\n".formatted(status);
    assertEquals("", get("Host: localhost").body());
  }

  @Test
  void chunkedBodiesAreForwarded() throws IOException {
    response =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
    RawMessage answer =
        RawClient.exchange(
            gateway.port(),
            "PUT /user HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "4\r\nwxyz\r\n0\r\n\r\n");
    assertEquals("abcde", answer.body());
    assertEquals("wxyz", replica.onlyRequest().body());
  }

  @Test
  void anHttp10ClientGetsNoChunks() throws IOException {
    response = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
    try (RawClient client = new RawClient(gateway.port())) {
      client.send("GET /user HTTP/1.0\r\nHost: localhost\r\n\r\n");
      String all = new String(client.in().readAllBytes());
      assertTrue(all.endsWith("\r\n\r\nabc"), all);
    }
  }

  @Test
  void aBrokenChunkedResponseIs502ForAnHttp10Client() throws IOException {
    response = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nnonsense\r\n";
    RawMessage answer =
        RawClient.exchange(gateway.port(), "GET /user HTTP/1.0\r\nHost: localhost\r\n\r\n");
    assertEquals(502, answer.status());
    assertProblem("service_unavailable", answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zz\r\nabc\r\n0\r\n\r\n", "-1\r\n\r\n", "3\r\nabcdef\r\n0\r\n\r\n"})
  void aMalformedChunkIs400AtOnce(String body) throws IOException {
    try (RawClient client = new RawClient(gateway.port())) {
      RawMessage answer =
          client.exchange(
              "POST /user HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                  + body);
      assertEquals(400, answer.status());
      assertProblem("malformed_request", answer);
      assertEquals(-1, client.in().read());
    }
    assertEquals(List.of(), replica.requests());
  }

  @Test
  void expectContinueIsAnsweredWith100() throws IOException {
    try (RawClient client = new RawClient(gateway.port())) {
      client.send(
          "POST /user HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n"
              + "Expect: 100-continue\r\n\r\n");
      assertEquals("HTTP/1.1 100 Continue\r\n\r\n", RawMessage.readUntil(client.in(), "\r\n\r\n"));
      client.send("abc");
      assertEquals(200, RawMessage.read(client.in()).status());
    }
    assertEquals("abc", replica.onlyRequest().body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 3\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 3",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: \u000bchunked",
        "Transfer-Encoding : chunked",
        "Transfer-Encoding\u000b: chunked",
        "Content-Length: 3\r\nContent-Length: 3",
        "Content-Length: 3, 3",
        "Content-Length: +3",
        "Content-Length: -3",
        "Content-Length: 18446744073709551619",
        "Content-Length : 3",
        "Host: localhost",
        "X-Bad\u0000: 1",
        "X-Bad: a\u0000b"
      })
  void ambiguousRequestsAreRefused(String header) throws IOException {
    RawMessage answer =
        RawClient.exchange(
            gateway.port(),
            "POST /user HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n0\r\n\r\n");
    assertEquals(400, answer.status());
    assertProblem("malformed_request", answer);
    assertEquals(List.of(), replica.requests());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND", "get", "FOO"})
  void unknownMethodsAre405(String method) throws IOException {
    RawMessage answer =
        RawClient.exchange(gateway.port(), method + " /user HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertEquals(405, answer.status());
    assertEquals(
        "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT", answer.header("Allow").orElseThrow());
    assertEquals(List.of(), replica.requests());
  }

  @Test
  void aTooLargeBodyIsRefusedBeforeItIsForwarded() throws IOException {
    try (RawClient client = new RawClient(gateway.port())) {
      RawMessage answer =
          client.exchange(
              "POST /user HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000000\r\n\r\n");
      assertEquals(413, answer.status());
      assertTrue(answer.body().contains("\"code\":\"payload_too_large\""), answer::body);
      client.send("x".repeat(5_000_000));
      assertEquals(200, client.exchange("GET /user HTTP/1.1\r\nHost: localhost\r\n\r\n").status());
    }
    assertEquals("GET /user HTTP/1.1", replica.onlyRequest().startLine());
  }

  @Test
  void refusingExpectContinueClosesTheConnection() throws IOException {
    RawMessage answer =
        RawClient.exchange(
            gateway.port(),
            "POST /internal HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n"
                + "Expect: 100-continue\r\n\r\n");
    assertEquals(404, answer.status());
    assertEquals("close", answer.header("Connection").orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({"20000, 0", "9000, 9000", "0, 20000"})
  void aHeadOver16KiBIsRefused(int query, int header) throws IOException {
    RawMessage answer =
        RawClient.exchange(
            gateway.port(),
            "GET /user?%s HTTP/1.1\r\nHost: localhost\r\nX-Long: %s\r\n\r\n"
                .formatted("x".repeat(query), "x".repeat(header)));
    assertEquals(400, answer.status());
    assertProblem("malformed_request", answer);
    assertEquals(List.of(), replica.requests());
  }

  private static void assertProblem(String code, RawMessage answer) {
    assertEquals("application/problem+json", answer.header("Content-Type").orElseThrow());
    assertTrue(answer.body().contains("\"code\":\"" + code + "\""), answer::body);
  }

  private RawMessage get(String... headers) throws IOException {
    return RawClient.exchange(
        gateway.port(), "GET /user HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n");
  }
}

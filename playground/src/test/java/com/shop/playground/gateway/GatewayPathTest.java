package com.shop.playground.gateway;

import static com.shop.playground.gateway.Route.PathType.EXACT;
import static com.shop.playground.gateway.Route.PathType.PREFIX;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only the paths that the Ingress rules expose are reachable, however a path is written. */
class GatewayPathTest {

  private final Replica replica = Replica.saying("hello");
  private Gateway gateway;

  @BeforeEach
  void start() throws IOException {
    RouteTable routes =
        new RouteTable(
            List.of(
                new Route("api.shop.com", PREFIX, "/user", "user-service"),
                new Route("api.shop.com", EXACT, "/", "user-service")));
    gateway = Gateway.start(0, routes, List.of(Replica.service("user-service", replica)));
    await().until(() -> RawClient.get(gateway.port(), "/user").status() == 200);
    replica.requests().clear();
  }

  @AfterEach
  void stop() {
    gateway.close();
    replica.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/?a=b",
        "/user",
        "/user/",
        "/user?query=a%20b&x=%2e%2e/%2F;y&z=//",
        "/user?browsers=do|not{escape}[these]^or`this\\&bare=%&malformed=%zz&\"<>",
        "/user/me/addresses/0190-ab_c~d.e",
        "/user/...",
        "/user/..a/.b",
        "/user/a:b@c+d,e!f$g&h'(i)*="
      })
  void aPlainPathIsForwardedByteForByte(String target) throws IOException {
    assertEquals(200, RawClient.get(gateway.port(), target).status());
    assertEquals("GET " + target + " HTTP/1.1", replica.onlyRequest().startLine());
  }

  @Test
  void aLongPathIsLikeAnyOther() throws IOException {
    assertEquals(200, RawClient.get(gateway.port(), "/user" + "/a".repeat(7_000)).status());
    replica.requests().clear();
    assertRefused(404, "/internal" + "/a".repeat(7_000));
    assertRefused(404, "/user" + "/a".repeat(7_000) + "//");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/internal/token",
        "/metrics",
        "/health",
        "/ready",
        "/started",
        "/q-health",
        "/users",
        "/USER",
        "/index.html",
        "*"
      })
  void pathsWithoutARouteAreNotFound(String target) throws IOException {
    assertRefused(404, target);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/user/../internal/token",
        "/user/..",
        "/user/./me",
        "/user/.",
        "/../user",
        "/./user",
        "/user/%2e%2e/internal/token",
        "/user/%2E%2E/internal/token",
        "/user/.%2e/internal/token",
        "/user/%2e./internal/token",
        "/user/%2e/me",
        "/%2e%2e/user",
        "/user%2f..%2finternal/token",
        "/user/..%2finternal/token",
        "/user/..%5cinternal/token",
        "/user%5c..%5cinternal",
        "/user/..\\internal\\token",
        "\\user",
        "/user/%252e%252e/internal/token",
        "/user/%25252e%25252e/internal",
        "/user/%c0%ae%c0%ae/internal",
        "/user/%u002e%u002e/internal",
        "/user/\u00c0\u00ae\u00c0\u00ae/internal",
        "/user//internal/token",
        "/user//../internal",
        "//user",
        "//internal/token",
        "//localhost/internal",
        "/user/me;",
        "/user;/../internal/token",
        "/user/..;/internal/token",
        "/user/..;a=b/internal/token",
        "/user/;/../internal",
        "/user/%3b/..",
        "/user/%00",
        "/user%00/../internal",
        "/user/%0d%0aX-Injected:%201",
        "/user/%",
        "/user/%zz",
        "/user/a%20b",
        "/user/%6d%65",
        "/user/\u0001",
        "/user/\u007f",
        "/user#/../internal",
        "/user/<x>",
        "user",
        "internal/token",
        "@/user",
        "http://localhost/user/../internal/token",
        "http://localhost/user/%2e%2e/internal/token",
        "http://localhost/internal/token",
        "http://localhost/user",
        "http://localhost",
        "http:/user",
        "file:///user",
        "localhost:80"
      })
  void ambiguousPathsAreNotFound(String target) throws IOException {
    assertRefused(404, target);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/user?a=\u0001", "/user?a=\u00e9", "/user?a#b", "/user?a=\u0000"})
  void aQueryWithInvalidCharactersIsMalformed(String target) throws IOException {
    assertRefused(400, target);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /user /internal", "GET", "GET /user", "\u0000"})
  void aMalformedRequestLineIsRefused(String line) throws IOException {
    RawMessage answer =
        RawClient.exchange(gateway.port(), line + "\r\nHost: localhost\r\nX: y\r\n\r\n");
    assertEquals(400, answer.status());
    assertEquals("application/problem+json", answer.header("Content-Type").orElseThrow());
    assertEquals(List.of(), replica.requests());
  }

  @Test
  void aRefusedPathLeavesTheConnectionUsable() throws IOException {
    try (RawClient client = new RawClient(gateway.port())) {
      client.send("GET /user/.. HTTP/1.1\r\nHost: localhost\r\n\r\n");
      client.send("GET /user/me HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertEquals(404, RawMessage.read(client.in()).status());
      assertEquals(200, RawMessage.read(client.in()).status());
    }
    assertEquals("GET /user/me HTTP/1.1", replica.onlyRequest().startLine());
  }

  private void assertRefused(int status, String target) throws IOException {
    RawMessage answer = RawClient.get(gateway.port(), target);
    assertEquals(status, answer.status(), answer::toString);
    assertEquals("application/problem+json", answer.header("Content-Type").orElseThrow());
    assertEquals(List.of(), replica.requests());
  }
}

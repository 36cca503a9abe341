package com.shop.playground.system;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Client;
import com.shop.playground.client.Customer;
import com.shop.playground.shop.Service;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines that the services log for each request. */
@ExtendWith(RunningShop.class)
class RequestLogIT {
  private static final JsonMapper JSON = new JsonMapper();

  private final Customer carol = Customer.register(RunningShop.endpoint());

  @Test
  @Covers("OPS-6")
  void anOrderIsOneRequestIdInAllServices() {
    Response order = carol.orderWith(Bodies.GOOD_CARD);
    String id = order.header("X-Request-Id");

    await()
        .until(
            () -> routes(lines(id)),
            hasItems(
                "POST /order 201",
                "PUT /internal/reservations/{orderId} 200",
                "PUT /internal/payments/{orderId} 200",
                "POST /internal/reservations/{orderId}/confirm 204"));
    lines(id).forEach(line -> assertOrder(order.path("id"), line));
  }

  @Test
  void theLinesOfAContinuedOrderHaveItsId() {
    Map<String, Object> body =
        Bodies.orderOf(carol.product().get("id"), carol.card(Bodies.GOOD_CARD));
    String id = carol.order(body, Client.header("Prefer", "respond-async")).path("id");

    carol.atRest(id, "CONFIRMED");

    List<JsonNode> lines = lines("Order " + id, "OrderRecovery");
    assertFalse(lines.isEmpty());
    lines.forEach(line -> assertOrder(id, line));
  }

  private static void assertOrder(String id, JsonNode line) {
    assertEquals(id, line.at("/mdc/orderId").asText(), line::toString);
  }

  @Test
  void aLineHasItsFieldsAndNothingOfTheRequest() {
    Response answer = carol.get("/order/4242424242424242/events?secret=" + carol.id());
    String id = answer.header("X-Request-Id");

    await().until(() -> lines(id), not(List.of()));
    JsonNode line = lines(id).get(0);
    assertEquals("com.shop.access", line.path("loggerName").asText());
    JsonNode fields = line.path("mdc");
    assertEquals(id, fields.path("requestId").asText());
    assertEquals("GET", fields.path("method").asText());
    assertEquals("404", fields.path("status").asText());
    assertTrue(fields.path("durationMs").asText().matches("[0-9]+"), line::toString);
    for (String text : List.of("4242", "secret", carol.id(), "Bearer")) {
      assertTrue(!line.toString().contains(text), line::toString);
    }
  }

  @Test
  void errorsAndUnknownRoutesHaveALine() {
    Response declined = carol.orderWith("4000000000000002");
    assertLine("POST /order 402", declined.header("X-Request-Id"));
    Response unknown = carol.get("/order/nothing/at/all");
    assertLine("GET UNKNOWN 404", unknown.header("X-Request-Id"));
  }

  /** Sent to a pod, since a gateway may refuse it, and no client would send it. */
  @Test
  void aMalformedPathHasALineWithoutThePath() throws IOException {
    String id = UUID.randomUUID().toString();
    URI pod = RunningShop.SHOP.pod(Service.USER);
    try (Socket socket = new Socket(pod.getHost(), pod.getPort())) {
      String request = "GET /user/%%zz HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: %s\r\n\r\n";
      socket.getOutputStream().write(request.formatted(id).getBytes(US_ASCII));
      assertLine("GET UNKNOWN 400", id);
    }
    assertFalse(lines(id).toString().contains("zz"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"carol@example.com", "4242424242424242", "{\"level\": \"ERROR\"}", "${env:HOME}"})
  void aRequestIdWithTextIsReplaced(String text) {
    Response response = carol.request().header("X-Request-Id", text).get("/user/me");

    String id = response.header("X-Request-Id");
    assertNotEquals(text, id);
    assertLine("GET /user/me 200", id);
    assertFalse(lines(id).toString().contains(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/user/me", "/user/me/addresses", "/order", "/payment"})
  void aLineDoesNotSayWhoAsked(String path) {
    String id = carol.get(path).header("X-Request-Id");

    assertLine("GET " + path + " 200", id);
    for (String identity : List.of(carol.id(), carol.email(), carol.token())) {
      assertFalse(lines(id).toString().contains(identity));
    }
  }

  private static void assertLine(String expected, String requestId) {
    await().untilAsserted(() -> assertEquals(Set.of(expected), routes(publicLines(requestId))));
  }

  /** Without those of the calls that the request caused. */
  private static List<JsonNode> publicLines(String requestId) {
    return lines(requestId).stream()
        .filter(line -> !line.at("/mdc/route").asText().startsWith("/internal"))
        .toList();
  }

  /** Unless there is an endpoint, which this shop has not. */
  @Test
  void noTraceIsRecorded() {
    Response answer = carol.get("/order/" + UUID.randomUUID());

    answer
        .then()
        .statusCode(404)
        .header("X-Trace-Id", nullValue())
        .body("$", not(hasKey("traceId")));
    String id = answer.path("requestId");
    await().until(() -> lines(id), not(List.of()));
    lines(id).forEach(line -> assertFalse(line.path("mdc").has("traceId"), line::toString));
  }

  private static Set<String> routes(List<JsonNode> lines) {
    return lines.stream()
        .map(line -> line.path("mdc"))
        .map(
            fields ->
                "%s %s %s"
                    .formatted(
                        fields.path("method").asText(),
                        fields.path("route").asText(),
                        fields.path("status").asText()))
        .collect(Collectors.toSet());
  }

  private static List<JsonNode> lines(String requestId) {
    return lines(requestId, "com.shop.access");
  }

  private static List<JsonNode> lines(String text, String logger) {
    try (Stream<Path> logs = Files.list(RunningShop.SHOP.logs())) {
      return logs.flatMap(log -> read(log).stream())
          .filter(line -> line.contains(text) && line.contains(logger))
          .map(RequestLogIT::parsed)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> read(Path log) {
    try {
      return Files.readAllLines(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package com.shop.playground.system;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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
    List<JsonNode> calls =
        lines(id).stream().filter(line -> line.path("mdc").has("orderId")).toList();
    assertEquals(3, calls.size(), calls::toString);
    calls.forEach(
        line -> assertEquals(order.path("id"), line.path("mdc").path("orderId").asText()));
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
    try (Stream<Path> logs = Files.list(RunningShop.SHOP.logs())) {
      return logs.flatMap(log -> read(log).stream())
          .filter(line -> line.contains(requestId) && line.contains("com.shop.access"))
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

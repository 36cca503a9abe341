package com.shop.playground.blackbox;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.restassured.builder.ResponseBuilder;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Conventions} detects violations. */
class ConventionsTest {
  private static final String REQUEST_ID = "9f86d081884c7d659a2feaa0c55ad015";
  private static final String PROBLEM =
      """
      {"type": "https://api.shop.com/problems/not_found", "title": "Not found", "status": 404,
       "detail": "Resource not found.", "instance": "/order/x",
       "code": "not_found", "requestId": "%s"}"""
          .formatted(REQUEST_ID);

  @Test
  void aValidResponsePasses() {
    assertDoesNotThrow(
        () ->
            check(
                200,
                "application/json",
                """
                {"id": "0197a4b0-0000-7000-8000-000000000000", "placedAt": "2026-01-01T00:00:00.000Z",
                 "total": {"amount": 1, "currency": "USD"}}"""));
    assertDoesNotThrow(() -> check(404, "application/problem+json", PROBLEM));
    assertDoesNotThrow(() -> check(204, "", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"region\": null}",
        "{\"placedAt\": \"2026-01-01T00:00:00Z\"}",
        "{\"placedAt\": \"2026-01-01T00:00:00.000000Z\"}",
        "{\"items\": [{\"at\": \"2026-01-01T00:00:00.000+00:00\"}]}",
        "{\"orderId\": \"5\"}",
        "{\"order_id\": \"x\"}",
        "{\"total\": {\"amount\": 1.5, \"currency\": \"USD\"}}",
        "{\"total\": {\"amount\": 1, \"currency\": \"EUR\"}}",
        "{\"total\": {\"amount\": 1, \"currency\": \"USD\", \"scale\": 2}}",
        "nothing"
      })
  void aResponseThatBreaksAConventionFails(String body) {
    assertThrows(AssertionError.class, () -> check(200, "application/json", body));
  }

  @Test
  void aProblemThatBreaksAConventionFails() {
    assertFails(404, "application/json", PROBLEM);
    assertFails(400, "application/problem+json", PROBLEM);
    for (String member :
        new String[] {"type", "title", "status", "detail", "instance", "code", "requestId"}) {
      assertFails(
          404, "application/problem+json", PROBLEM.replace("\"" + member + "\"", "\"other\""));
    }
    assertFails(404, "application/problem+json", PROBLEM.replace("\"not_found\"", "\"other\""));
    assertFails(404, "application/problem+json", PROBLEM.replace("/order/x", "/order/y"));
    assertFails(
        404,
        "application/problem+json",
        PROBLEM.replace("Resource not found", "A NullPointerException"));
    assertFails(
        404,
        "application/problem+json",
        PROBLEM.replace("Resource not found", "SELECT id FROM orders"));
  }

  @Test
  void aBodyWhereNoneBelongsFails() {
    assertFails(204, "application/json", "{}");
  }

  @Test
  void aCreatedResourceHasALocation() {
    assertFails(201, "application/json", "{}");
    Response url = answer(201, "application/json", "{}", "https://api.shop.com/order/x");
    assertThrows(AssertionError.class, () -> Conventions.check("/order", url));
    Response path = answer(201, "application/json", "{}", "/order/x");
    assertDoesNotThrow(() -> Conventions.check("/order", path));
  }

  private static void assertFails(int status, String type, String body) {
    assertThrows(AssertionError.class, () -> check(status, type, body), body);
  }

  private static void check(int status, String type, String body) {
    Conventions.check("/order/x", answer(status, type, body, null));
  }

  private static Response answer(int status, String type, String body, String location) {
    ResponseBuilder answer =
        new ResponseBuilder()
            .setStatusCode(status)
            .setContentType(type)
            .setHeader("X-Request-Id", REQUEST_ID)
            .setBody(body);
    if (location != null) {
      answer.setHeader("Location", location);
    }
    return answer.build();
  }
}

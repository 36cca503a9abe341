package com.shop.playground.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.Headers;
import java.nio.charset.StandardCharsets;

/** What the gateway itself has to say, always as an RFC 9457 problem. */
enum GatewayResponse {
  MALFORMED_REQUEST(
      400, "malformed_request", "Bad Request", "The request is not well-formed HTTP."),
  NOT_FOUND(404, "not_found", "Not Found", "There is nothing at this address."),
  METHOD_NOT_ALLOWED(
      405, "method_not_allowed", "Method Not Allowed", "This method is not used by any resource."),
  PAYLOAD_TOO_LARGE(413, "payload_too_large", "Content Too Large", "A body may have up to 64 KiB."),
  INTERNAL_ERROR(500, "internal_error", "Internal Server Error", "The gateway failed."),

  /** A replica has the request, or part of it, and went away: nobody knows whether it acted. */
  CONNECTION_LOST(
      502,
      "service_unavailable",
      "Bad Gateway",
      "The service went away before it answered; it may or may not have acted."),

  /** No replica has seen any of the request. */
  NOBODY_READY(
      503,
      "service_unavailable",
      "Service Unavailable",
      "The service is not ready; nothing was done."),

  /** A replica has the request and is silent. */
  NO_ANSWER_IN_TIME(
      504,
      "service_unavailable",
      "Gateway Timeout",
      "The service did not answer in time; it may or may not have acted.");

  private static final JsonMapper JSON = new JsonMapper();

  private final int status;
  private final String code;
  private final String title;
  private final String detail;

  GatewayResponse(int status, String code, String title, String detail) {
    this.status = status;
    this.code = code;
    this.title = title;
    this.detail = detail;
  }

  /** Sends this answer and ends the exchange. */
  void send(HttpServerExchange exchange) {
    exchange.setStatusCode(status);
    exchange
        .getResponseHeaders()
        .put(Headers.CONTENT_TYPE, "application/problem+json")
        .put(Headers.CACHE_CONTROL, "no-store")
        .put(Headers.X_CONTENT_TYPE_OPTIONS, "nosniff");
    if (this == NOBODY_READY) {
      exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "1");
    }
    if (HttpContinue.requiresContinueResponse(exchange)) {
      // The client may leave the body out now, and what comes next must not be taken for it. Any
      // other client's body is read to its end, or it would see a broken connection and no answer.
      exchange.setPersistent(false);
    }
    exchange.getResponseSender().send(body(exchange), StandardCharsets.UTF_8);
  }

  private String body(HttpServerExchange exchange) {
    Problem problem =
        new Problem(
            "https://api.shop.com/problems/" + code,
            title,
            status,
            detail,
            exchange.getRequestURI(),
            code);
    try {
      return JSON.writeValueAsString(problem);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A problem of strings and a number has no JSON", e);
    }
  }

  private record Problem(
      String type, String title, int status, String detail, String instance, String code) {}
}

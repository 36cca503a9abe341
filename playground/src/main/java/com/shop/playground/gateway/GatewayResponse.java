package com.shop.playground.gateway;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** The gateway's own responses, each an RFC 9457 problem. */
enum GatewayResponse {
  MALFORMED_REQUEST(400, "malformed_request", "Bad Request", "The request is not valid HTTP."),
  NOT_FOUND(404, "not_found", "Not Found", "No route matches this path."),
  METHOD_NOT_ALLOWED(
      405, "method_not_allowed", "Method Not Allowed", "No resource supports this method."),
  PAYLOAD_TOO_LARGE(413, "payload_too_large", "Content Too Large", "Request body exceeds 64 KiB."),

  /** A replica may have received the request and processed it. */
  CONNECTION_LOST(
      502,
      "service_unavailable",
      "Bad Gateway",
      "The service closed the connection; the request may or may not have been processed."),

  /** No replica has received any part of the request. */
  NOT_READY(
      503,
      "service_unavailable",
      "Service Unavailable",
      "The service is not ready and did not receive the request. Try again later."),

  /** A replica has received the request, or part of it, and may still be processing it. */
  RESPONSE_TIMEOUT(
      504,
      "service_unavailable",
      "Gateway Timeout",
      "The service did not respond in time; the request may or may not have been processed.");

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

  /** Sends this response, unless another one has begun. */
  void send(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    if (response.headWritten()) {
      return;
    }
    String id = UUID.randomUUID().toString();
    response
        .setStatusCode(status)
        .putHeader("X-Request-Id", id)
        .putHeader("Content-Type", "application/problem+json")
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Content-Type-Options", "nosniff");
    if (this == NOT_READY) {
      response.putHeader("Retry-After", "1");
    }
    boolean last = closesConnection(request);
    if (last) {
      response.putHeader("Connection", "close");
    }
    response.end(body(request, id));
    if (last) {
      request.connection().close();
    }
  }

  /**
   * Where the gateway cannot know what the next bytes of the connection are: a client that waits
   * for 100 Continue may send its body or leave it out.
   */
  private boolean closesConnection(HttpServerRequest request) {
    return this == MALFORMED_REQUEST
        || this == RESPONSE_TIMEOUT
        || request.headers().contains("Expect");
  }

  private String body(HttpServerRequest request, String id) {
    JsonObject problem =
        new JsonObject()
            .put("type", "https://api.shop.com/problems/" + code)
            .put("title", title)
            .put("status", status)
            .put("detail", detail);
    if (request.decoderResult().isSuccess()) {
      problem.put("instance", request.uri().split("\\?", 2)[0]);
    }
    return problem.put("code", code).put("requestId", id).encode();
  }
}

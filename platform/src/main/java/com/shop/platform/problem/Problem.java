package com.shop.platform.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An error response that a client can act on. Thrown anywhere, it is sent as {@code
 * application/problem+json} (RFC 9457) with a machine-readable {@code code}.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

  private static final String TYPE = "https://api.shop.com/problems/";

  private final int status;
  private final String code;
  private final transient Map<String, Object> extensions = new LinkedHashMap<>();
  private final transient Map<String, String> headers = new LinkedHashMap<>();

  /**
   * @param status the HTTP status
   * @param code snake_case, as listed in the HTTP contract
   * @param detail one sentence for a person, without internals
   */
  public Problem(int status, String code, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.code = code;
  }

  /** The problem of a resource that does not exist or that the caller may not see. */
  public static Problem notFound() {
    return new Problem(404, "not_found", "Resource not found.");
  }

  /**
   * The problem of a method that a path does not support.
   *
   * @param allowed the supported methods, separated by commas
   */
  public static Problem methodNotAllowed(String allowed) {
    return new Problem(405, "method_not_allowed", "Method not allowed. Allowed: " + allowed + ".")
        .header("Allow", allowed);
  }

  /** The problem of one invalid field or parameter. */
  public static Problem invalid(String field, String message) {
    return new Problem(400, "validation_failed", "The request is invalid.")
        .with("violations", List.of(new Violation(field, message)));
  }

  /** The problem of a dependency that is temporarily unavailable; the client may retry. */
  public static Problem unavailable(String detail) {
    return new Problem(503, "service_unavailable", detail).header("Retry-After", "2");
  }

  /** The problem of a request whose thread was interrupted. */
  public static Problem shuttingDown() {
    return unavailable("The service is shutting down. Try again later.");
  }

  /** Adds an extension member, such as {@code shortages}. */
  public Problem with(String member, Object value) {
    extensions.put(member, value);
    return this;
  }

  /** Adds a response header. */
  public Problem header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  /** The members of the body, in order; the ids of the request are added when it is sent. */
  public Map<String, Object> body(String instance) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", TYPE + code);
    body.put("title", title());
    body.put("status", status);
    body.put("detail", getMessage());
    body.put("instance", instance);
    body.put("code", code);
    body.putAll(extensions);
    return body;
  }

  /** Sends the problem from a Vert.x filter, before a resource has been reached. */
  public void send(HttpServerResponse response, String instance) {
    headers.forEach(response::putHeader);
    Map<String, Object> body = body(instance);
    body.putAll(ProblemIds.of(response.headers()));
    response
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE.toString())
        .end(Json.encodeToBuffer(body));
  }

  /** The JAX-RS response, to which {@link ProblemIds} adds the ids of the request. */
  public Response response(String instance) {
    Response.ResponseBuilder response =
        Response.status(status).type(MEDIA_TYPE).entity(body(instance));
    headers.forEach(response::header);
    return response.build();
  }

  private String title() {
    String words = code.replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}

package com.shop.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.shop.platform.problem.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * The outcome of a request, kept to be given again.
 *
 * @param location the {@code Location} header; null if there is none
 * @param body JSON
 */
public record StoredResponse(int status, String location, String body) {
  private static final String REPLAYED = "Idempotent-Replayed";

  /**
   * @param body what is shown, made into JSON here
   */
  public static StoredResponse of(ObjectMapper json, int status, String location, Object body) {
    try {
      return new StoredResponse(status, location, json.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The answer as the first request gets it. */
  public Response response() {
    return builder().build();
  }

  /** The answer as a repeated request gets it. */
  public Response replay() {
    return builder().header(REPLAYED, "true").build();
  }

  private Response.ResponseBuilder builder() {
    return Response.status(status)
        .type(status < 400 ? MediaType.APPLICATION_JSON_TYPE : Problem.MEDIA_TYPE)
        .header(HttpHeaders.LOCATION, location)
        .entity(body);
  }
}

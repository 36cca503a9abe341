package com.shop.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.shop.platform.problem.Problem;

/**
 * The response to a request, stored with its idempotency key to be sent again.
 *
 * @param status the HTTP status
 * @param location the {@code Location} header; null if there is none
 * @param body JSON
 */
public record StoredResponse(int status, String location, String body) {

  /**
   * @param body converted to JSON here
   */
  public static StoredResponse of(ObjectMapper json, int status, String location, Object body) {
    try {
      return new StoredResponse(status, location, json.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @param path the path of the request, which the problem names as its {@code instance}
   */
  public static StoredResponse of(ObjectMapper json, Problem problem, String path) {
    return of(json, problem.status(), null, problem.body(path));
  }

  /** As the response to the first request with the key. */
  public Outcome first() {
    return new Outcome(this, false);
  }

  /** As the response to a repeated request. */
  public Outcome replayed() {
    return new Outcome(this, true);
  }

  /**
   * A response that is about to be sent.
   *
   * @param replayed whether an earlier request with the same key produced it
   */
  public record Outcome(StoredResponse response, boolean replayed) {}
}

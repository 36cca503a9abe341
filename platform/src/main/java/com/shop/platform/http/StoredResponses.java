package com.shop.platform.http;

import com.shop.platform.idempotency.StoredResponse;
import com.shop.platform.problem.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/** Turns stored responses into HTTP responses. */
public final class StoredResponses {
  private static final String REPLAYED = "Idempotent-Replayed";

  private static final Counter REPLAYS =
      Counter.builder("shop.idempotency.replays")
          .description("Requests answered with the response to an earlier request with their key")
          .register(Metrics.globalRegistry);

  private StoredResponses() {}

  /** The HTTP response; a repeated one has the header {@code Idempotent-Replayed}. */
  public static RestResponse<String> send(StoredResponse.Outcome outcome) {
    StoredResponse stored = outcome.response();
    RestResponse.ResponseBuilder<String> response =
        RestResponse.ResponseBuilder.<String>create(stored.status())
            .type(stored.status() < 400 ? MediaType.APPLICATION_JSON_TYPE : Problem.MEDIA_TYPE)
            .header(HttpHeaders.LOCATION, stored.location())
            .entity(stored.body());
    if (outcome.replayed()) {
      response.header(REPLAYED, "true");
      REPLAYS.increment();
    }
    return response.build();
  }
}

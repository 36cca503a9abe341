package com.shop.platform.openapi;

import com.shop.platform.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The problem responses of all operations. Each is a shared component, named by its codes. */
record ProblemResponses(Components components) {
  /** The response headers by status. */
  private static final Map<String, Map<String, String>> HEADERS =
      Map.of(
          "401", Map.of("WWW-Authenticate", "The authentication scheme: Bearer"),
          "429", Map.of("Retry-After", "Seconds to wait before retrying"),
          "503", Map.of("Retry-After", "Seconds to wait before retrying"));

  /** A reference to the response with this status and one of these codes. */
  APIResponse response(String status, Set<String> codes) {
    String name = String.join("-or-", codes);
    if (components.getResponses() == null || !components.getResponses().containsKey(name)) {
      components.addResponse(name, problem(status, codes));
    }
    return OASFactory.createAPIResponse().ref("#/components/responses/" + name);
  }

  private static APIResponse problem(String status, Set<String> codes) {
    Schema schema =
        OASFactory.createSchema()
            .addAllOf(OASFactory.createSchema().ref("#/components/schemas/Problem"))
            .addAllOf(
                OASFactory.createSchema()
                    .addProperty(
                        "status", OASFactory.createSchema().constValue(Integer.valueOf(status)))
                    .addProperty(
                        "code", OASFactory.createSchema().enumeration(List.copyOf(codes))));
    APIResponse response =
        OASFactory.createAPIResponse()
            .description("Problem: " + String.join(" or ", codes))
            .content(
                OASFactory.createContent()
                    .addMediaType(
                        Problem.MEDIA_TYPE.toString(),
                        OASFactory.createMediaType().schema(schema)));
    HEADERS
        .getOrDefault(status, Map.of())
        .forEach(
            (name, description) ->
                response.addHeader(name, OperationConventions.header(description).required(true)));
    return response;
  }
}

package com.shop.platform.openapi;

import com.shop.platform.idempotency.IdempotencyKey;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Adds the responses of an operation that follow from its parameters, its body and its security.
 * Its own problems are declared in the resource as an {@code @APIResponse} whose description is a
 * list of problem codes, separated by commas.
 */
record OperationConventions(Operation operation) {
  private static final String CODES = "[a-z_]+(, [a-z_]+)*";
  private static final String ETAG = "The version of the resource (RFC 9110)";

  void complete(ProblemResponses problems) {
    if (operation.getSecurity() == null) {
      operation.setSecurity(List.of()); // public, and meant to be
    }
    if (operation.getTags().contains("operations")) {
      return;
    }
    TreeMap<String, Set<String>> problemCodes = declared();
    if (operation.getRequestBody() != null) {
      add(problemCodes, "400", "malformed_request", "validation_failed");
      add(problemCodes, "413", "payload_too_large");
      add(problemCodes, "415", "unsupported_media_type");
    }
    for (Parameter parameter : parameters()) {
      switch (parameter.getIn()) {
        case QUERY -> {
          add(problemCodes, "400", "validation_failed");
          completeType(parameter.getSchema());
        }
        case PATH -> {
          add(problemCodes, "404", "not_found");
          parameter.schema(uuid());
        }
        default -> header(problemCodes, parameter);
      }
    }
    if (needsToken()) {
      add(problemCodes, "401", "unauthorized");
      add(problemCodes, "403", "forbidden");
    }
    add(problemCodes, "406", "not_acceptable");
    add(problemCodes, "500", "internal_error");
    add(problemCodes, "503", "service_unavailable");
    problemCodes.forEach(
        (status, codes) -> {
          if (!isDeclaredInFull(status)) {
            operation.getResponses().addAPIResponse(status, problems.response(status, codes));
          }
        });
    completeAccepted();
    if (operation.getResponses().hasAPIResponse("201")) {
      addHeader(
          "20[12]", HttpHeaders.LOCATION, header("The path of the new resource").required(true));
    }
    operation
        .getResponses()
        .setAPIResponses(new TreeMap<>(operation.getResponses().getAPIResponses()));
  }

  private void header(TreeMap<String, Set<String>> problemCodes, Parameter header) {
    switch (header.getName()) {
      case IdempotencyKey.HEADER -> {
        add(problemCodes, "400", "idempotency_key_required");
        add(problemCodes, "422", "idempotency_key_reused");
        addHeader(
            "2..",
            "Idempotent-Replayed",
            header("true for the stored response to an earlier request"));
      }
      case HttpHeaders.IF_MATCH -> {
        add(problemCodes, "412", "precondition_failed");
        if (Boolean.TRUE.equals(header.getRequired())) {
          add(problemCodes, "428", "precondition_required");
        }
        addHeader("200", HttpHeaders.ETAG, header(ETAG).required(true));
      }
      case HttpHeaders.IF_NONE_MATCH ->
          addHeader("200|304", HttpHeaders.ETAG, header(ETAG).required(true));
      case "Prefer" ->
          addHeader(
              "202", "Preference-Applied", header("respond-async if the request preferred it"));
      default -> {
        // no effect on the responses
      }
    }
  }

  /** The problem codes that the resource declares. Responses with another description stay. */
  private TreeMap<String, Set<String>> declared() {
    TreeMap<String, Set<String>> problemCodes = new TreeMap<>();
    operation
        .getResponses()
        .getAPIResponses()
        .forEach(
            (status, response) -> {
              String description = response.getDescription();
              if (status.compareTo("400") >= 0 && description.matches(CODES)) {
                add(problemCodes, status, description.split(", "));
              }
            });
    return problemCodes;
  }

  /** A 202 has the same body as 200 or 201, in its current state. */
  private void completeAccepted() {
    APIResponses responses = operation.getResponses();
    APIResponse accepted = responses.getAPIResponse("202");
    if (accepted != null) {
      String done = responses.hasAPIResponse("201") ? "201" : "200";
      accepted.setContent(responses.getAPIResponse(done).getContent());
    }
  }

  /** Declares a header of all responses whose status matches. */
  private void addHeader(String statuses, String name, Header header) {
    operation
        .getResponses()
        .getAPIResponses()
        .forEach(
            (status, response) -> {
              if (status.matches(statuses)) {
                response.addHeader(name, header);
              }
            });
  }

  private boolean needsToken() {
    return operation.getSecurity() != null
        && operation.getSecurity().stream().anyMatch(scheme -> scheme.hasScheme("bearer"));
  }

  private boolean isDeclaredInFull(String status) {
    APIResponse response = operation.getResponses().getAPIResponse(status);
    return response != null && response.getContent() != null;
  }

  private List<Parameter> parameters() {
    return operation.getParameters() == null ? List.of() : operation.getParameters();
  }

  private static void add(
      TreeMap<String, Set<String>> problemCodes, String status, String... codes) {
    problemCodes.computeIfAbsent(status, s -> new TreeSet<>()).addAll(Arrays.asList(codes));
  }

  static Header header(String description) {
    return OASFactory.createHeader()
        .description(description)
        .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
  }

  /** An annotation with bounds hides the type of the parameter. */
  private static void completeType(Schema schema) {
    boolean isText = schema.getMaxLength() != null || schema.getEnumeration() != null;
    if (isText && schema.getType() == null) {
      schema.addType(Schema.SchemaType.STRING);
    }
  }

  private static Schema uuid() {
    return OASFactory.createSchema().addType(Schema.SchemaType.STRING).format("uuid");
  }
}

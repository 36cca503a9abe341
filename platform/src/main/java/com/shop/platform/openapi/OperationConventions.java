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
 * How an operation is answered, as far as it follows from what it takes and who may call it. What
 * it refuses for reasons of its own is declared in its resource as an {@code @APIResponse} with the
 * problem codes, separated by commas, for its description.
 */
record OperationConventions(Operation operation) {
  private static final String CODES = "[a-z_]+(, [a-z_]+)*";
  private static final String ETAG = "The state that is shown (RFC 9110)";

  void complete(ProblemResponses problems) {
    if (operation.getTags().contains("operations")) {
      return;
    }
    TreeMap<String, Set<String>> refusals = declared();
    if (operation.getRequestBody() != null) {
      add(refusals, "400", "malformed_request", "validation_failed");
      add(refusals, "413", "payload_too_large");
      add(refusals, "415", "unsupported_media_type");
    }
    for (Parameter parameter : parameters()) {
      switch (parameter.getIn()) {
        case QUERY -> add(refusals, "400", "validation_failed");
        case PATH -> {
          add(refusals, "404", "not_found");
          parameter.schema(uuid());
        }
        default -> header(refusals, parameter);
      }
    }
    if (isForTokens()) {
      add(refusals, "401", "unauthorized");
      add(refusals, "403", "forbidden");
    }
    add(refusals, "406", "not_acceptable");
    add(refusals, "500", "internal_error");
    add(refusals, "503", "service_unavailable");
    refusals.forEach(
        (status, codes) -> {
          if (!isDeclaredInFull(status)) {
            operation.getResponses().addAPIResponse(status, problems.response(status, codes));
          }
        });
    showWhatIsInTheMaking();
    if (operation.getResponses().hasAPIResponse("201")) {
      show("20[12]", HttpHeaders.LOCATION, header("The path of what was made").required(true));
    }
    operation
        .getResponses()
        .setAPIResponses(new TreeMap<>(operation.getResponses().getAPIResponses()));
  }

  private void header(TreeMap<String, Set<String>> refusals, Parameter header) {
    switch (header.getName()) {
      case IdempotencyKey.HEADER -> {
        add(refusals, "400", "idempotency_key_required");
        add(refusals, "422", "idempotency_key_reused");
        show("2..", "Idempotent-Replayed", header("true when this was told before"));
      }
      case HttpHeaders.IF_MATCH -> {
        add(refusals, "412", "precondition_failed");
        if (Boolean.TRUE.equals(header.getRequired())) {
          add(refusals, "428", "precondition_required");
        }
        show("200", HttpHeaders.ETAG, header(ETAG).required(true));
      }
      case HttpHeaders.IF_NONE_MATCH ->
          show("200|304", HttpHeaders.ETAG, header(ETAG).required(true));
      case "Prefer" ->
          show("202", "Preference-Applied", header("respond-async when that was asked for"));
      default -> {
        // changes nothing about who is refused
      }
    }
  }

  /** Takes the refusals out that were declared by their codes; others are left as they are. */
  private TreeMap<String, Set<String>> declared() {
    TreeMap<String, Set<String>> refusals = new TreeMap<>();
    operation
        .getResponses()
        .getAPIResponses()
        .forEach(
            (status, response) -> {
              String description = response.getDescription();
              if (status.compareTo("400") >= 0 && description.matches(CODES)) {
                add(refusals, status, description.split(", "));
              }
            });
    return refusals;
  }

  /** With 202 comes the same as with 200 or 201, as it is so far. */
  private void showWhatIsInTheMaking() {
    APIResponses responses = operation.getResponses();
    APIResponse accepted = responses.getAPIResponse("202");
    if (accepted != null) {
      String done = responses.hasAPIResponse("201") ? "201" : "200";
      accepted.setContent(responses.getAPIResponse(done).getContent());
    }
  }

  /** Declares a header of all answers whose status matches. */
  private void show(String statuses, String name, Header header) {
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

  private boolean isForTokens() {
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

  private static void add(TreeMap<String, Set<String>> refusals, String status, String... codes) {
    refusals.computeIfAbsent(status, s -> new TreeSet<>()).addAll(Arrays.asList(codes));
  }

  static Header header(String description) {
    return OASFactory.createHeader()
        .description(description)
        .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
  }

  private static Schema uuid() {
    return OASFactory.createSchema().addType(Schema.SchemaType.STRING).format("uuid");
  }
}

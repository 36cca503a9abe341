package com.shop.playground.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules for every response of the shop, checked on each one that a test gets. */
final class Conventions implements Filter {
  static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
  private static final Pattern REQUEST_ID =
      Pattern.compile("[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern SERVED =
      Pattern.compile("/(user|product|order|payment)(/[a-zA-Z0-9-]+)*");

  /** Documents of other standards, with their own field names. */
  private static final Pattern NOT_OURS = Pattern.compile("/[a-z]+/(health|ready|openapi|jwks)");

  /** Ids that are no UUIDs. */
  private static final Set<String> OTHER_IDS = Set.of("requestId", "traceId");

  private static final Pattern CAMEL_CASE = Pattern.compile("[a-z][a-zA-Z0-9]*");
  private static final Pattern SNAKE_CASE = Pattern.compile("[a-z]+(_[a-z]+)*");

  /** Parts of a stack trace, a class name or an SQL statement. */
  private static final Pattern INTERNAL =
      Pattern.compile(
          "Exception|\\b(com|org|io|java|jakarta)\\.[a-z]+\\.|\\b(SELECT|INSERT|UPDATE"
              + "|DELETE) [a-zA-Z]|jdbc|Hibernate|Jackson");

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    Response answer = context.next(request, expected);
    String path = URI.create(request.getURI()).getRawPath();
    // Outside the services' paths, and for malformed paths, an ingress sends its own responses.
    if (SERVED.matcher(path).matches()) {
      check(path, answer);
    }
    return answer;
  }

  /** Fails when the response breaks a convention. */
  static void check(String path, Response answer) {
    String text = answer.asString();
    int status = answer.statusCode();
    String id = answer.header("X-Request-Id");
    assertTrue(id != null && REQUEST_ID.matcher(id).matches(), () -> "request id: " + id);
    if (status >= 400) {
      checkProblem(path, answer, read(text));
    } else if (status == 204 || status == 304) {
      assertEquals("", text, () -> "body of a " + status);
    } else if (is(answer, "application/json") && !NOT_OURS.matcher(path).matches()) {
      checkValue("body", read(text));
    }
    if (status == 201) {
      String location = answer.header("Location");
      assertTrue(location != null && location.startsWith("/"), () -> "Location: " + location);
    }
  }

  private static void checkProblem(String path, Response answer, JsonNode problem) {
    assertTrue(is(answer, "application/problem+json"), () -> "type of " + problem);
    assertEquals(answer.statusCode(), problem.path("status").intValue(), problem::toString);
    String code = problem.path("code").textValue();
    assertTrue(code != null && SNAKE_CASE.matcher(code).matches(), problem::toString);
    assertEquals("https://api.shop.com/problems/" + code, problem.path("type").textValue());
    assertEquals(answer.header("X-Request-Id"), problem.path("requestId").textValue());
    assertEquals(answer.header("X-Trace-Id"), problem.path("traceId").textValue());
    assertFalse(problem.path("title").asText().isBlank(), problem::toString);
    assertFalse(problem.path("detail").asText().isBlank(), problem::toString);
    assertEquals(path, problem.path("instance").textValue(), problem::toString);
    assertEquals(code.equals("validation_failed"), problem.has("violations"), problem::toString);
    for (JsonNode violation : problem.path("violations")) {
      assertEquals(Set.of("field", "message"), Set.copyOf(names(violation)));
    }
    assertFalse(INTERNAL.matcher(problem.toString()).find(), problem::toString);
    checkValue("problem", problem);
  }

  private static void checkValue(String name, JsonNode value) {
    assertFalse(value.isNull(), () -> name + " is null");
    if (value.isTextual()) {
      checkText(name, value.textValue());
    }
    if (value.has("currency")) {
      assertEquals(Set.of("amount", "currency"), Set.copyOf(names(value)), name);
      assertTrue(value.get("amount").isIntegralNumber(), () -> name + ": " + value);
      assertEquals("USD", value.get("currency").textValue(), name);
    }
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      assertTrue(CAMEL_CASE.matcher(member.getKey()).matches(), member::getKey);
      checkValue(member.getKey(), member.getValue());
    }
    for (JsonNode item : value.isArray() ? value : List.<JsonNode>of()) {
      checkValue(name, item);
    }
  }

  private static void checkText(String name, String text) {
    if (name.equals("at") || name.endsWith("At")) {
      assertTrue(TIME.matcher(text).matches(), () -> name + ": " + text);
    }
    if (!OTHER_IDS.contains(name) && (name.equals("id") || name.endsWith("Id"))) {
      assertTrue(UUID.matcher(text).matches(), () -> name + ": " + text);
    }
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static boolean is(Response answer, String mediaType) {
    String type = answer.contentType();
    return type.equals(mediaType) || type.startsWith(mediaType + ";");
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("Not JSON: " + text, e);
    }
  }
}

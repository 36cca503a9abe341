package com.shop.playground.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.shop.platform.Covers;
import com.shop.playground.client.Customer;
import com.shop.playground.system.RunningShop;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walks all texts of limited length in the OpenAPI documents of the running shop: as many emoji as
 * {@code maxLength} says are accepted, and one more is not.
 */
@ExtendWith(RunningShop.class)
class TextLengthIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EMOJI = "😀";

  private static Customer admin;

  /**
   * A limited text of an operation.
   *
   * @param name a query parameter, or a JSON pointer into the body
   */
  record Text(Operation operation, String name, int max) {
    boolean isInBody() {
      return name.startsWith("/");
    }

    /** The name in violations. */
    String field() {
      return isInBody() ? name.substring(1).replace('/', '.') : name;
    }

    Response send(int length) {
      String text = EMOJI.repeat(length);
      RequestSpecification request =
          admin.json().header("Idempotency-Key", UUID.randomUUID()).header("If-Match", "\"0-0\"");
      if (isInBody()) {
        request.body(bodyWith(text));
      } else {
        request.queryParam(name, text);
      }
      return request.request(
          operation.method(),
          operation.path().replaceAll("\\{[^}]+}", UUID.randomUUID().toString()));
    }

    private String bodyWith(String text) {
      try {
        JsonNode body = JSON.readTree(operation.exampleBody().orElseThrow());
        JsonPointer pointer = JsonPointer.compile(name);
        ((ObjectNode) body.at(pointer.head())).put(pointer.last().getMatchingProperty(), text);
        return body.toString();
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String toString() {
      return operation.id() + " " + name + " " + max;
    }
  }

  @BeforeAll
  static void logIn() {
    admin = Customer.register(RunningShop.endpoint()).admin();
  }

  @ParameterizedTest
  @MethodSource("texts")
  @Covers("CONV-45")
  void lengthsCountCodePoints(Text text) {
    Response longest = text.send(text.max);
    assertFalse(violated(longest).contains(text.field()), longest::asString);

    Response longer = text.send(text.max + 1);
    assertEquals(400, longer.statusCode(), longer::asString);
    assertEquals(List.of(text.field()), violated(longer), longer::asString);
  }

  static Stream<Text> texts() {
    List<Text> texts = new ArrayList<>();
    for (Operation operation : RunningShop.contract().operations()) {
      if (!operation.isInternal()) {
        collect(operation, operation.requestSchema(), "", texts);
        for (JsonNode parameter : operation.declared().path("parameters")) {
          if (parameter.path("schema").has("maxLength")) {
            texts.add(
                new Text(
                    operation,
                    parameter.path("name").asText(),
                    parameter.at("/schema/maxLength").asInt()));
          }
        }
      }
    }
    assertTrue(texts.size() > 20, texts::toString);
    return texts.stream();
  }

  private static void collect(
      Operation operation, JsonNode declared, String pointer, List<Text> texts) {
    JsonNode schema = operation.document().resolve(declared);
    if (schema.has("maxLength")) {
      texts.add(new Text(operation, pointer, schema.path("maxLength").asInt()));
    }
    schema
        .path("properties")
        .forEachEntry(
            (name, property) -> collect(operation, property, pointer + "/" + name, texts));
  }

  private static List<String> violated(Response response) {
    return response.body().asString().isEmpty()
        ? List.of()
        : Optional.ofNullable(response.<List<String>>path("violations.field")).orElse(List.of());
  }
}

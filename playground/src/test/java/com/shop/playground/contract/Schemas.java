package com.shop.playground.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The JSON Schemas (2020-12) of one OpenAPI document. */
final class Schemas {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonMetaSchema WITH_COMPONENTS =
      JsonMetaSchema.builder(JsonMetaSchema.getV202012())
          .keyword(new NonValidationKeyword("components"))
          .build();
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(
          VersionFlag.V202012, factory -> factory.metaSchema(WITH_COMPONENTS));
  private static final SchemaValidatorsConfig STRICT =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  private final JsonNode components;
  private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();

  /**
   * @param components those of the document. Objects may have no undeclared members here, although
   *     clients are asked to tolerate some.
   */
  Schemas(JsonNode components) {
    this.components = components.deepCopy();
    this.components.path("schemas").forEach(Schemas::close);
  }

  /** What is wrong with the JSON text; empty if it matches. */
  Optional<String> mismatch(JsonNode schema, String text) {
    JsonNode value;
    try {
      value = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return Optional.of("it is no JSON");
    }
    return mismatch(schema, value);
  }

  Optional<String> mismatch(JsonNode schema, JsonNode value) {
    String all =
        compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
            .map(ValidationMessage::getMessage)
            .sorted()
            .collect(Collectors.joining("; "));
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }

  private JsonSchema compile(JsonNode schema) {
    ObjectNode root = JSON.createObjectNode();
    root.set("components", components);
    root.putArray("allOf").add(schema);
    return FACTORY.getSchema(root, STRICT);
  }

  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.path("properties").isObject()
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    schema.path("properties").forEach(Schemas::close);
    if (schema.has("items")) {
      close(schema.get("items"));
    }
  }
}

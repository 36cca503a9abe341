package com.shop.platform.openapi;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;

/**
 * Completes the schemas: requests have no unknown fields, responses have all fields that are not
 * optional, and patterns match the whole text, as in Bean Validation.
 */
record SchemaConventions(OptionalFields optional, TextLengths lengths) {
  private static final String COMPONENTS = "#/components/schemas/";

  /** The pattern of {@code @NotBlank}, which may match any part of the text. */
  private static final String NOT_BLANK = "\\S";

  void complete(OpenAPI api) {
    Map<String, Schema> schemas = api.getComponents().getSchemas();
    Set<String> requested = new HashSet<>();
    bodies(api).forEach(body -> collect(body, schemas, requested));
    schemas.forEach(
        (name, schema) -> {
          if (requested.contains(name) && schema.getProperties() != null) {
            schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
          }
          if (schema.getProperties() != null && schema.getRequired() == null) {
            schema.setRequired(
                schema.getProperties().keySet().stream()
                    .filter(field -> !optional.contains(name, field))
                    .toList());
          }
          lengths.complete(name, schema);
          parts(schema).forEach(SchemaConventions::anchor);
        });
  }

  private static void anchor(Schema schema) {
    String pattern = schema.getPattern();
    if (pattern != null && !pattern.equals(NOT_BLANK) && !pattern.startsWith("^")) {
      schema.setPattern("^(?:" + pattern + ")$");
    }
  }

  private static Stream<Schema> bodies(OpenAPI api) {
    return api.getPaths().getPathItems().values().stream()
        .map(PathItem::getOperations)
        .map(Map::values)
        .flatMap(Collection::stream)
        .map(Operation::getRequestBody)
        .filter(Objects::nonNull)
        .map(RequestBody::getContent)
        .flatMap(content -> content.getMediaTypes().values().stream())
        .map(MediaType::getSchema);
  }

  /** Adds the names of all schemas that this one refers to. */
  private static void collect(Schema schema, Map<String, Schema> schemas, Set<String> names) {
    parts(schema)
        .map(Schema::getRef)
        .filter(Objects::nonNull)
        .map(ref -> ref.substring(COMPONENTS.length()))
        .filter(names::add)
        .forEach(name -> collect(schemas.get(name), schemas, names));
  }

  /** The schema and all schemas nested in it. */
  private static Stream<Schema> parts(Schema schema) {
    Stream<Schema> inside =
        Stream.of(
                schema.getProperties() == null ? null : schema.getProperties().values(),
                schema.getAllOf(),
                schema.getItems() == null ? null : Set.of(schema.getItems()))
            .filter(Objects::nonNull)
            .flatMap(Collection::stream);
    return Stream.concat(Stream.of(schema), inside.flatMap(SchemaConventions::parts));
  }
}

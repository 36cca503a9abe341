package com.shop.platform.openapi;

import com.shop.platform.SingleLine;
import java.util.HashMap;
import java.util.Map;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.IndexView;

/**
 * The maximum length of each {@link SingleLine} field in code points, which is also how OpenAPI's
 * {@code maxLength} counts.
 *
 * @param bySchema the lengths by field, by the name of the schema
 */
record TextLengths(Map<String, Map<String, Integer>> bySchema) {

  static TextLengths of(IndexView index) {
    Map<String, Map<String, Integer>> bySchema = new HashMap<>();
    for (AnnotationInstance line : index.getAnnotations(SingleLine.class)) {
      if (line.target().kind() == AnnotationTarget.Kind.FIELD) {
        bySchema
            .computeIfAbsent(
                OptionalFields.schemaName(line.target().asField().declaringClass()),
                name -> new HashMap<>())
            .put(line.target().asField().name(), line.value("max").asInt());
      }
    }
    return new TextLengths(bySchema);
  }

  Map<String, Integer> of(String schema) {
    return bySchema.getOrDefault(schema, Map.of());
  }
}

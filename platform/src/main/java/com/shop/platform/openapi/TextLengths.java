package com.shop.platform.openapi;

import com.shop.platform.MaxLength;
import com.shop.platform.SingleLine;
import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.IndexView;

/**
 * The lengths of the {@link SingleLine} and {@link MaxLength} fields in code points, which is also
 * how OpenAPI's {@code maxLength} counts.
 */
class TextLengths {
  private final Map<String, Map<String, Length>> bySchema = new HashMap<>();

  /** Null where there is no minimum. */
  private record Length(Integer min, int max) {}

  static TextLengths of(IndexView index) {
    TextLengths lengths = new TextLengths();
    lengths.add(index, SingleLine.class, "max", 1);
    lengths.add(index, MaxLength.class, "value", null);
    return lengths;
  }

  private void add(
      IndexView index, Class<? extends Annotation> constraint, String max, Integer min) {
    for (AnnotationInstance found : index.getAnnotations(constraint)) {
      if (found.target().kind() == AnnotationTarget.Kind.FIELD) {
        bySchema
            .computeIfAbsent(
                OptionalFields.schemaName(found.target().asField().declaringClass()),
                name -> new HashMap<>())
            .put(found.target().asField().name(), new Length(min, found.value(max).asInt()));
      }
    }
  }

  /** Writes the lengths to the properties of a schema. */
  void complete(String name, Schema schema) {
    bySchema
        .getOrDefault(name, Map.of())
        .forEach(
            (field, length) -> {
              Schema property = schema.getProperties().get(field).maxLength(length.max);
              if (length.min != null) {
                property.setMinLength(length.min);
              }
            });
  }
}

package com.shop.platform.openapi;

import jakarta.annotation.Nullable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;

/**
 * The optional fields of responses, which are left out when they have no value: those annotated
 * with {@link Nullable}.
 *
 * @param bySchema the names of the fields by the name of the schema
 */
record OptionalFields(Map<String, Set<String>> bySchema) {
  /** Optional in every page. */
  private static final String NEXT_CURSOR = "nextCursor";

  static OptionalFields of(IndexView index) {
    Map<String, Set<String>> bySchema = new HashMap<>();
    for (AnnotationInstance nullable : index.getAnnotations(Nullable.class)) {
      if (nullable.target().kind() == AnnotationTarget.Kind.FIELD) {
        bySchema
            .computeIfAbsent(
                schemaName(nullable.target().asField().declaringClass()), name -> new HashSet<>())
            .add(nullable.target().asField().name());
      }
    }
    return new OptionalFields(bySchema);
  }

  boolean contains(String schema, String field) {
    return field.equals(NEXT_CURSOR) || bySchema.getOrDefault(schema, Set.of()).contains(field);
  }

  static String schemaName(ClassInfo type) {
    AnnotationInstance schema = type.declaredAnnotation(Schema.class);
    return schema == null || schema.value("name") == null
        ? type.simpleName()
        : schema.value("name").asString();
  }
}

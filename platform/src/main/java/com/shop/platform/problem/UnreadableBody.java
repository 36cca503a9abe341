package com.shop.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;

/** A body that does not become what is expected. */
final class UnreadableBody {
  private UnreadableBody() {}

  /** An integer that no int or long can hold is out of bounds as any that is too large is. */
  static Problem of(JsonProcessingException e) {
    return e instanceof JsonMappingException mapping
            && e.getCause() instanceof InputCoercionException
        ? Problem.invalid(field(mapping), "must be a smaller number")
        : malformed();
  }

  static Problem malformed() {
    return new Problem(400, "malformed_request", "The body is not the JSON that is expected here.");
  }

  private static String field(JsonMappingException e) {
    StringBuilder field = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        field.append('[').append(step.getIndex()).append(']');
      } else {
        field.append(field.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return field.isEmpty() ? "body" : field.toString();
  }
}

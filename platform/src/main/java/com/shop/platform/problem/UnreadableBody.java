package com.shop.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;

/** The problem of a request body that cannot be parsed. */
final class UnreadableBody {
  private UnreadableBody() {}

  /** An integer that overflows an int or long is reported like any other that is too large. */
  static Problem of(JsonProcessingException e) {
    return e instanceof JsonMappingException mapping
            && e.getCause() instanceof InputCoercionException
        ? Problem.invalid(field(mapping), "must be a smaller number")
        : malformed();
  }

  static Problem malformed() {
    return new Problem(
        400,
        "malformed_request",
        "The request body is not valid JSON or does not match the schema.");
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

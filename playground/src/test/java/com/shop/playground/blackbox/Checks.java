package com.shop.playground.blackbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Assertions beyond the {@link Conventions} that hold for all responses. */
final class Checks {
  private Checks() {}

  static void assertStatus(int status, Response answer) {
    assertEquals(status, answer.statusCode(), answer::asString);
  }

  static void assertProblem(int status, String code, Response answer) {
    assertStatus(status, answer);
    assertEquals(code, answer.path("code"), answer::asString);
  }

  /** A 400 with violations of exactly these fields. */
  static void assertInvalid(Response answer, String... fields) {
    assertProblem(400, "validation_failed", answer);
    assertEquals(Set.of(fields), Set.copyOf(answer.path("violations.field")), answer::asString);
  }

  /**
   * Asserts that an object has these fields and no others.
   *
   * @param fields written as in the contract: one that ends with {@code ?} may be missing
   */
  static void assertShape(Map<String, ?> object, String... fields) {
    Set<String> required =
        Arrays.stream(fields).filter(field -> !field.endsWith("?")).collect(Collectors.toSet());
    Set<String> known =
        Arrays.stream(fields).map(field -> field.replace("?", "")).collect(Collectors.toSet());
    assertTrue(object.keySet().containsAll(required), () -> required + " of " + object);
    assertTrue(known.containsAll(object.keySet()), () -> known + " for " + object);
  }

  static void assertPage(List<?> expectedIds, Response page) {
    assertStatus(200, page);
    assertEquals(expectedIds, page.path("items.id"), page::asString);
  }
}

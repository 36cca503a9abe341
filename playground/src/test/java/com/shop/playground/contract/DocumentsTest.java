package com.shop.playground.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.shop.playground.shop.Repository;
import com.shop.playground.shop.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The OpenAPI documents that the build writes are fit for other tools. */
class DocumentsTest {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  @ParameterizedTest
  @EnumSource
  void patternsAreEcmaScript(Service service) throws IOException {
    List<String> patterns = document(service).findValuesAsText("pattern");

    assertFalse(patterns.isEmpty());
    for (String pattern : patterns) {
      assertEquals(List.of(), EcmaPattern.violations(pattern), pattern);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?s).*",
        "(?i:a)",
        "(?>a)",
        "a++",
        "a{1,2}+",
        "\\Aa\\z",
        "a\\Z",
        "\\Qa\\E",
        "\\p{L}",
        "[^\\p{Cs}]",
        "\\h",
        "\\R",
        "[[:alpha:]]",
        "[a-z&&[^b]]",
        "\\x{61}",
        "("
      })
  void otherDialectsAreFound(String pattern) {
    assertTrue(!EcmaPattern.violations(pattern).isEmpty(), pattern);
  }

  @ParameterizedTest
  @EnumSource
  void theInfoHasAContactAndALicence(Service service) throws IOException {
    JsonNode info = document(service).path("info");

    assertEquals("Shop", info.at("/contact/name").asText());
    assertEquals("https://api.shop.com", info.at("/contact/url").asText());
    assertEquals("Apache-2.0", info.at("/license/identifier").asText());
  }

  @ParameterizedTest
  @EnumSource
  void everyOperationHasASummaryAndDeclaresItsSecurity(Service service) throws IOException {
    for (JsonNode path : document(service).path("paths")) {
      path.forEachEntry(
          (method, operation) -> {
            if (METHODS.contains(method)) {
              String id = operation.path("operationId").asText();
              assertFalse(operation.path("summary").asText().isBlank(), id);
              assertEquals(Access.of(id).isPublic(), operation.path("security").equals(none()), id);
            }
          });
    }
  }

  private static JsonNode none() {
    return new ObjectMapper().createArrayNode();
  }

  private static JsonNode document(Service service) throws IOException {
    Path file =
        Repository.root().resolve(service.toString()).resolve("target/openapi/openapi.json");
    return new ObjectMapper().readTree(file.toFile());
  }
}

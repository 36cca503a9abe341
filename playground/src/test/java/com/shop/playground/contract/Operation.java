package com.shop.playground.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * One operation of a document.
 *
 * @param path the template, such as {@code /order/{id}}
 * @param declared what the document says about it
 */
record Operation(Document document, String path, String method, JsonNode declared) {

  /** Unique in the shop, except for the operations that every service has. */
  String id() {
    return declared.path("operationId").asText();
  }

  /** How many segments of the path are parameters. */
  long variables() {
    return path.chars().filter(c -> c == '{').count();
  }

  boolean isSecured() {
    return !declared.path("security").isEmpty();
  }

  /** The roles of which a caller needs one. */
  Set<String> roles() {
    Set<String> roles = new TreeSet<>();
    declared
        .path("security")
        .forEach(scheme -> scheme.path("bearer").forEach(role -> roles.add(role.asText())));
    return roles;
  }

  Set<String> successes() {
    Set<String> successes = new TreeSet<>();
    declared.path("responses").fieldNames().forEachRemaining(successes::add);
    successes.removeIf(status -> !status.startsWith("2"));
    return successes;
  }

  /** The health checks, whose 503 is no problem document. */
  boolean isAboutHealth() {
    return declared.path("tags").path(0).asText().equals("operations");
  }

  boolean isInternal() {
    return path.startsWith("/internal/");
  }

  /** The first example of its request body, if it has one. */
  Optional<String> exampleBody() {
    JsonNode schema = document.resolve(requestSchema());
    return schema.isMissingNode()
        ? Optional.empty()
        : Optional.of(schema.path("examples").path(0).toString());
  }

  JsonNode requestSchema() {
    return declared.path("requestBody").path("content").path("application/json").path("schema");
  }

  /** What is wrong with the exchange; empty if it matches the document. */
  Optional<String> violation(Exchange exchange) {
    JsonNode response =
        document.resolve(declared.path("responses").path(String.valueOf(exchange.status())));
    if (response.isMissingNode()) {
      return Optional.of("The status is not declared for " + id());
    }
    return missingHeader(response, exchange)
        .or(() -> wrongRequest(exchange))
        .or(() -> wrongBody(response.path("content"), exchange));
  }

  private static Optional<String> missingHeader(JsonNode response, Exchange exchange) {
    return StreamSupport.stream(
            ((Iterable<String>) () -> response.path("headers").fieldNames()).spliterator(), false)
        .filter(name -> response.path("headers").path(name).path("required").asBoolean())
        .filter(name -> exchange.header(name).isEmpty())
        .findFirst()
        .map(name -> "The header " + name + " is missing");
  }

  /** A request that was accepted must be valid by the document too. */
  private Optional<String> wrongRequest(Exchange exchange) {
    boolean mayBeAbsent = !declared.path("requestBody").path("required").asBoolean();
    return exchange.status() >= 300
            || requestSchema().isMissingNode()
            || mayBeAbsent && exchange.requestBody().isEmpty()
        ? Optional.empty()
        : document
            .schemas()
            .mismatch(requestSchema(), exchange.requestBody().orElse(""))
            .map(what -> "A body was taken that does not match its schema (" + what + ")");
  }

  private Optional<String> wrongBody(JsonNode content, Exchange exchange) {
    if (content.isEmpty()) {
      return exchange.body().isEmpty()
          ? Optional.empty()
          : Optional.of("There is a body where none is declared");
    }
    JsonNode media = content.path(exchange.mediaType());
    if (media.isMissingNode()) {
      return Optional.of("The content type " + exchange.mediaType() + " is not declared");
    }
    if (exchange.method().equals("HEAD") || !exchange.mediaType().endsWith("json")) {
      return Optional.empty();
    }
    return document
        .schemas()
        .mismatch(media.path("schema"), exchange.body())
        .map(what -> "The body does not match its schema (" + what + ")");
  }

  @Override
  public String toString() {
    return method + " " + path + " (" + id() + ")";
  }
}

package com.shop.playground.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.shop.playground.shop.Service;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The OpenAPI document of one service. */
final class Document {
  private final Service service;
  private final JsonNode root;
  private final Schemas schemas;
  private final List<Operation> operations = new ArrayList<>();

  Document(Service service, JsonNode root) {
    this.service = service;
    this.root = root;
    this.schemas = new Schemas(root.path("components"));
    root.path("paths")
        .forEachEntry(
            (path, item) ->
                item.forEachEntry(
                    (method, operation) ->
                        operations.add(
                            new Operation(
                                this, path, method.toUpperCase(Locale.ROOT), operation))));
  }

  Service service() {
    return service;
  }

  Schemas schemas() {
    return schemas;
  }

  JsonNode components() {
    return root.path("components");
  }

  List<Operation> operations() {
    return operations;
  }

  /** The operations on that path; those of {@code /user/me} and not of {@code /user/{id}}. */
  List<Operation> on(String path) {
    Optional<String> template =
        operations.stream()
            .map(Operation::path)
            .filter(candidate -> path.matches(expression(candidate)))
            .min(
                Comparator.comparing(candidate -> candidate.chars().filter(c -> c == '{').count()));
    return operations.stream()
        .filter(operation -> template.filter(operation.path()::equals).isPresent())
        .toList();
  }

  /** What a reference leads to, or the node itself. */
  JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
  }

  private static String expression(String template) {
    return Pattern.compile("/")
        .splitAsStream(template)
        .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
        .collect(Collectors.joining("/", "", "/?"));
  }
}

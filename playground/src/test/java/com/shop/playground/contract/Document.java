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
import java.util.stream.Stream;

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

  /**
   * The operation that a request is for. {@code GET /user/login} is not {@code GET /user/{id}},
   * even though {@code /user/login} has no GET.
   */
  Optional<Operation> find(String method, String path) {
    return on(path).stream().filter(operation -> operation.method().equals(method)).findFirst();
  }

  /** All operations on the most specific path that matches. */
  List<Operation> on(String path) {
    Optional<String> closest = matching(path).map(Operation::path).findFirst();
    return operations.stream()
        .filter(operation -> closest.filter(operation.path()::equals).isPresent())
        .toList();
  }

  /** Most specific first. */
  private Stream<Operation> matching(String path) {
    return operations.stream()
        .filter(operation -> path.matches(expression(operation.path())))
        .sorted(Comparator.comparing(Operation::variables));
  }

  /** The target of a reference, or the node itself. */
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

package com.shop.playground.mysql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.shop.playground.shop.Repository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A container that {@code k8s/components/mysql-exporters} adds to each pod of MySQL. */
final class Sidecar {
  private static final Path FILE =
      Repository.root().resolve("k8s/components/mysql-exporters/containers.yaml");

  private final JsonNode container;

  Sidecar(String name) throws IOException {
    container =
        new YAMLMapper()
            .readTree(FILE.toFile())
            .valueStream()
            .map(operation -> operation.path("value"))
            .filter(value -> value.path("name").asText().equals(name))
            .findFirst()
            .orElseThrow();
  }

  List<String> arguments() {
    return container.path("args").valueStream().map(JsonNode::asText).toList();
  }

  /** The variables that a Secret sets, and its keys. */
  Map<String, String> secrets() {
    return container
        .path("env")
        .valueStream()
        .collect(
            Collectors.toMap(
                variable -> variable.path("name").asText(),
                variable -> variable.at("/valueFrom/secretKeyRef/key").asText()));
  }
}

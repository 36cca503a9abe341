package com.shop.playground.mysql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the StatefulSet of {@code k8s/mysql/mysql.yaml} says of its pods, as arguments of Docker. */
record PodTemplate(JsonNode spec) {
  private static final long MIB = 1 << 20;

  static PodTemplate read(Path manifest) throws IOException {
    YAMLFactory yaml = new YAMLFactory();
    try (YAMLParser parser = yaml.createParser(manifest.toFile())) {
      // Anchors are resolved by reading the merged text; Jackson itself leaves them alone.
      for (JsonNode document : new ObjectMapper(yaml).readerFor(JsonNode.class).<JsonNode>readValues(parser).readAll()) {
        if (document.path("kind").asText().equals("StatefulSet")) {
          return new PodTemplate(document.path("spec").path("template").path("spec"));
        }
      }
    }
    throw new IllegalArgumentException("no StatefulSet in " + manifest);
  }
}

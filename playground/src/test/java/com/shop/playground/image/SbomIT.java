package com.shop.playground.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.shop.playground.shop.Repository;
import com.shop.playground.shop.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The SBOM of each packaged service lists every library that the image contains. */
class SbomIT {

  @ParameterizedTest
  @EnumSource
  void listsEveryLibrary(Service service) throws IOException {
    Path packaged = service.jar(Repository.root()).getParent();
    Set<String> libraries = libraries(packaged);
    assertFalse(libraries.isEmpty());

    libraries.removeAll(listed(packaged.resolveSibling("quarkus-run-cyclonedx.json")));

    assertEquals(Set.of(), libraries, "libraries that the SBOM lacks");
  }

  private static Set<String> libraries(Path packaged) throws IOException {
    try (Stream<Path> files = Files.walk(packaged.resolve("lib"))) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .map(file -> packaged.relativize(file).toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Set<String> listed(Path file) throws IOException {
    JsonNode bom = new ObjectMapper().readTree(new Sbom(file).content());
    return bom.get("components").findValues("location").stream()
        .map(JsonNode::asText)
        .collect(Collectors.toSet());
  }
}

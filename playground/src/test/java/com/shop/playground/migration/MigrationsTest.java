package com.shop.playground.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.playground.shop.Repository;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;

/** The migrations of all services. */
class MigrationsTest {
  private static final Pattern VERSIONED = Pattern.compile("V\\d+(_\\d+)*__\\w+\\.sql");

  @Test
  void noneBreaksThePreviousVersion() throws Exception {
    Version current = current();
    List<String> refusals = new ArrayList<>();
    for (Path file : files()) {
      RollingChange.refusals(Files.readString(file), current)
          .forEach(refusal -> refusals.add(Repository.root().relativize(file) + ": " + refusal));
    }
    assertEquals(List.of(), refusals, "see docs/adr/0006-expand-then-contract.md");
  }

  /** Flyway runs repeatable migrations and callbacks at any time, a versioned one once. */
  @Test
  void eachIsAVersion() throws IOException {
    assertEquals(
        List.of(),
        files().stream()
            .filter(file -> !VERSIONED.matcher(file.getFileName().toString()).matches())
            .toList());
  }

  @Test
  void thoseOfEveryModuleAreRead() throws IOException {
    for (String module :
        List.of(
            "platform", "user-service", "product-service", "order-service", "payment-service")) {
      assertTrue(
          files().stream().anyMatch(file -> file.startsWith(Repository.root().resolve(module))),
          module);
    }
  }

  private static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> modules = Files.list(Repository.root())) {
      for (Path folder : modules.map(m -> m.resolve("src/main/resources/db")).toList()) {
        if (Files.exists(folder)) {
          try (Stream<Path> tree = Files.walk(folder)) {
            tree.filter(Files::isRegularFile).forEach(files::add);
          }
        }
      }
    }
    return files;
  }

  /** The version of the parent POM. */
  private static Version current() throws Exception {
    Path pom = Repository.root().resolve("pom.xml");
    var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
    return Version.parse(
        XPathFactory.newInstance().newXPath().evaluate("/project/version", document));
  }
}

package com.shop.playground.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.shop.database.Requires;
import com.shop.playground.shop.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The alerting rules in {@code monitoring}. */
class AlertsTest {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Path FOLDER = Repository.root().resolve("monitoring");

  @Test
  void promtoolAcceptsThemAndTheirTests() throws Exception {
    Requires.that(isInstalled(), "promtool");
    promtool("check", "rules", "alerts.yaml");
    promtool("test", "rules", "alerts-test.yaml");
  }

  @Test
  void eachIsTestedFiringAndNot() throws IOException {
    Set<String> firing = new TreeSet<>();
    Set<String> silent = new TreeSet<>();
    for (JsonNode test : read("alerts-test.yaml").path("tests")) {
      for (JsonNode expected : test.path("alert_rule_test")) {
        (expected.path("exp_alerts").isEmpty() ? silent : firing)
            .add(expected.path("alertname").asText());
      }
    }
    assertEquals(names(), firing);
    assertEquals(names(), silent);
  }

  @Test
  void eachLinksToItsEntryInTheRunbook() throws IOException {
    String runbook = Files.readString(Repository.root().resolve("docs/runbook.md"));
    alerts()
        .forEach(
            alert -> {
              String name = alert.path("alert").asText();
              assertTrue(runbook.contains("\n### " + name + "\n"), name);
              assertEquals(
                  "docs/runbook.md#" + name.toLowerCase(Locale.ROOT),
                  alert.path("annotations").path("runbook_url").asText());
            });
  }

  private static Set<String> names() throws IOException {
    Set<String> names = new TreeSet<>();
    alerts().forEach(alert -> names.add(alert.path("alert").asText()));
    return names;
  }

  private static Stream<JsonNode> alerts() throws IOException {
    return StreamSupport.stream(read("alerts.yaml").path("groups").spliterator(), false)
        .flatMap(group -> StreamSupport.stream(group.path("rules").spliterator(), false))
        .filter(rule -> rule.has("alert"));
  }

  private static JsonNode read(String file) throws IOException {
    return YAML.readTree(FOLDER.resolve(file).toFile());
  }

  private static boolean isInstalled() throws InterruptedException {
    try {
      return new ProcessBuilder("promtool", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static void promtool(String... arguments) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(Stream.concat(Stream.of("promtool"), Stream.of(arguments)).toList())
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), () -> List.of(arguments) + "\n" + output);
  }
}

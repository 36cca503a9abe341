package com.shop.playground.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.shop.playground.shop.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The alerting rules in {@code monitoring}. */
class AlertsTest {
  @Test
  void promtoolAcceptsThemAndTheirTests() throws Exception {
    Promtool.run("check", "rules", "alerts.yaml");
    Promtool.run("test", "rules", "alerts-test.yaml");
  }

  @Test
  void eachIsTestedFiringAndNot() throws IOException {
    Set<String> firing = new TreeSet<>();
    Set<String> silent = new TreeSet<>();
    for (JsonNode test : Monitoring.read("alerts-test.yaml").path("tests")) {
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
    return StreamSupport.stream(Monitoring.read("alerts.yaml").path("groups").spliterator(), false)
        .flatMap(group -> StreamSupport.stream(group.path("rules").spliterator(), false))
        .filter(rule -> rule.has("alert"));
  }
}

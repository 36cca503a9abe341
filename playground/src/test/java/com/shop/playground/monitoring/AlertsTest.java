package com.shop.playground.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.shop.playground.docs.Runbook;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The alerting rules in {@code monitoring}, and their entries in the runbook. */
@Execution(ExecutionMode.CONCURRENT)
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
    alerts()
        .forEach(
            alert ->
                assertEquals(
                    "{{ $externalLabels.runbook }}#"
                        + alert.path("alert").asText().toLowerCase(Locale.ROOT),
                    alert.at("/annotations/runbook_url").asText()));
    URI runbook =
        URI.create(
            Monitoring.read("prometheus.yaml").at("/global/external_labels/runbook").asText());
    assertTrue(runbook.isAbsolute(), runbook::toString);
    assertTrue(runbook.getPath().endsWith("/docs/runbook.md"), runbook::toString);
  }

  @Test
  void eachHasASymptomWhereToLookACauseAndARemedy() throws IOException {
    for (String name : names()) {
      assertEquals(List.of(Runbook.Part.values()), List.copyOf(Runbook.parts(name).keySet()), name);
    }
  }

  @Test
  void promtoolAcceptsTheQueriesOfTheRunbook(@TempDir Path folder) throws Exception {
    List<String> queries =
        names().stream()
            .flatMap(name -> Runbook.spans(name, Runbook.Part.LOOK).stream())
            .filter(span -> span.matches("(sum|avg|rate|histogram_quantile)\\b.*\\(.*"))
            .toList();
    assertFalse(queries.isEmpty());

    Promtool.checkExpressions(queries, folder);
  }

  private static Set<String> names() throws IOException {
    Set<String> names = new TreeSet<>();
    alerts().forEach(alert -> names.add(alert.path("alert").asText()));
    return names;
  }

  private static Stream<JsonNode> alerts() throws IOException {
    return Monitoring.rules().filter(rule -> rule.has("alert"));
  }
}

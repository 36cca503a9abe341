package com.shop.playground.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The Grafana dashboards. */
class DashboardTest {

  static List<String> dashboards() throws IOException {
    return Monitoring.dashboards();
  }

  @Test
  void promtoolAcceptsTheirExpressions(@TempDir Path folder) throws Exception {
    List<String> expressions = new ArrayList<>();
    for (String file : dashboards()) {
      expressions.addAll(Monitoring.expressions(file));
    }
    assertFalse(expressions.isEmpty());

    Promtool.checkExpressions(expressions, folder);
  }

  /** The rows of the reference document's section 8.4, each with the alert on it. */
  @ParameterizedTest
  @CsvSource({
    "'Missing pods, threshold 1', PodsMissing",
    "'CPU, threshold 70 %', CpuHigh",
    "'Response time, 95 %, threshold 200 ms', ResponsesSlow",
    "'Disk, threshold 80 %', DiskFills"
  })
  void aRowOfTheDocumentHasTheThresholdOfItsAlert(String title, String alert) throws IOException {
    JsonNode panel =
        Monitoring.read("dashboards/overview.json")
            .path("panels")
            .valueStream()
            .filter(one -> one.path("title").asText().equals(title))
            .findFirst()
            .orElseThrow();
    JsonNode steps = panel.at("/fieldConfig/defaults/thresholds/steps");
    String shown = panel.at("/targets/0/expr").asText();

    assertEquals(2, steps.size());
    assertEquals("red", steps.at("/1/color").asText());
    double threshold = steps.at("/1/value").asDouble();
    String alerting = expression(alert);
    if (alert.equals("PodsMissing")) {
      // It compares the pods of each workload; the panel shows how many are missing altogether.
      assertEquals(1, threshold);
      assertTrue(alerting.contains("available{namespace=\"shop\"} < kube"), alerting);
    } else {
      assertEquals(oneLine(shown) + " > " + threshold, oneLine(alerting));
    }
  }

  private static String expression(String alert) throws IOException {
    return Monitoring.rules()
        .filter(rule -> rule.path("alert").asText().equals(alert))
        .map(rule -> rule.path("expr").asText())
        .findFirst()
        .orElseThrow();
  }

  private static String oneLine(String expression) {
    return expression.strip().replaceAll("\\(\\s+", "(").replaceAll("\\s+", " ");
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void panelsHaveDifferentIdsAndPlaces(String file) throws Exception {
    Set<Integer> ids = new HashSet<>();
    Set<List<Integer>> cells = new HashSet<>();
    int area = 0;
    for (JsonNode panel : Monitoring.read(file).path("panels")) {
      ids.add(panel.path("id").intValue());
      JsonNode place = panel.path("gridPos");
      area += place.path("w").intValue() * place.path("h").intValue();
      for (int x = 0; x < place.path("w").intValue(); x++) {
        for (int y = 0; y < place.path("h").intValue(); y++) {
          cells.add(List.of(place.path("x").intValue() + x, place.path("y").intValue() + y));
        }
      }
    }
    assertEquals(Monitoring.read(file).path("panels").size(), ids.size());
    assertEquals(area, cells.size(), "panels overlap");
  }

  /** Kustomize takes no pattern for the files of a ConfigMap. */
  @Test
  void allAreDeployedUnderDifferentNames() throws IOException {
    Set<String> deployed = new TreeSet<>();
    Monitoring.read("kustomization.yaml")
        .at("/configMapGenerator/1/files")
        .forEach(file -> deployed.add(file.asText()));
    Set<String> names = new HashSet<>();
    for (String file : dashboards()) {
      names.add(Monitoring.read(file).path("uid").asText());
    }
    assertEquals(new TreeSet<>(dashboards()), deployed);
    assertEquals(dashboards().size(), names.size());
  }
}

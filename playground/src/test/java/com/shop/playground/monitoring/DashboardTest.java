package com.shop.playground.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Grafana dashboards. */
class DashboardTest {

  static List<String> dashboards() throws IOException {
    return Monitoring.dashboards();
  }

  @Test
  void promtoolAcceptsTheirExpressions(@TempDir Path folder) throws Exception {
    List<Map<String, String>> rules = new ArrayList<>();
    for (String file : dashboards()) {
      for (String expression : Monitoring.expressions(file)) {
        rules.add(Map.of("record", "panel:" + rules.size(), "expr", expression));
      }
    }
    assertFalse(rules.isEmpty());
    Path file = folder.resolve("panels.yaml");
    new YAMLMapper()
        .writeValue(
            file.toFile(), Map.of("groups", List.of(Map.of("name", "panels", "rules", rules))));

    Promtool.run("check", "rules", file.toString());
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

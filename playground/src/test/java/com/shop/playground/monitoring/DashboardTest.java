package com.shop.playground.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Grafana dashboard; {@code MetricsIT} checks that its metrics exist. */
class DashboardTest {

  @Test
  void promtoolAcceptsItsExpressions(@TempDir Path folder) throws Exception {
    List<Map<String, String>> rules = new ArrayList<>();
    for (String expression : Monitoring.read("dashboard.json").findValuesAsText("expr")) {
      String inOneService = expression.replace("$job", ".*");
      rules.add(Map.of("record", "panel:" + rules.size(), "expr", inOneService));
    }
    assertFalse(rules.isEmpty());
    Path file = folder.resolve("panels.yaml");
    new YAMLMapper()
        .writeValue(
            file.toFile(), Map.of("groups", List.of(Map.of("name", "panels", "rules", rules))));

    Promtool.run("check", "rules", file.toString());
  }

  @Test
  void panelsHaveDifferentIdsAndPlaces() throws Exception {
    Set<Integer> ids = new HashSet<>();
    Set<List<Integer>> cells = new HashSet<>();
    int area = 0;
    for (JsonNode panel : Monitoring.read("dashboard.json").path("panels")) {
      ids.add(panel.path("id").intValue());
      JsonNode place = panel.path("gridPos");
      area += place.path("w").intValue() * place.path("h").intValue();
      for (int x = 0; x < place.path("w").intValue(); x++) {
        for (int y = 0; y < place.path("h").intValue(); y++) {
          cells.add(List.of(place.path("x").intValue() + x, place.path("y").intValue() + y));
        }
      }
    }
    assertEquals(Monitoring.read("dashboard.json").path("panels").size(), ids.size());
    assertEquals(area, cells.size(), "panels overlap");
  }
}

package com.shop.playground.shop;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.database.OnPath;
import com.shop.database.Requires;
import com.shop.playground.monitoring.Monitoring;
import com.shop.playground.system.RunningShop;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What {@code scripts/up --monitoring} starts beside the shop on a machine without Docker. */
@ExtendWith(RunningShop.class)
class MonitorsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<String> told = new ArrayList<>();
  private final Processes processes;
  private final Monitors monitors;

  MonitorsIT(@TempDir Path folder) throws IOException {
    ShopFolder files = new ShopFolder(folder);
    files.prepare();
    processes = new Processes(files);
    monitors = new Monitors(new NoDocker(), Repository.root(), files, processes, told::add);
  }

  private static final class NoDocker extends Docker {
    @Override
    public boolean isAvailable() {
      return false;
    }

    @Override
    public boolean has(String image) {
      return false;
    }
  }

  @AfterEach
  void stop() throws Exception {
    processes.stopAll(Processes.STOP);
  }

  @Test
  void prometheusScrapesTheShopWithItsRules() throws Exception {
    Requires.that(OnPath.find("prometheus").isPresent(), "prometheus");
    Map<Service, List<URI>> pods = RunningShop.SHOP.pods();

    Map<String, URI> addresses = monitors.start(pods);

    assertEquals(Set.of("prometheus"), addresses.keySet());
    assertTrue(told.contains("grafana is not started: it needs Docker."), told::toString);
    URI prometheus = addresses.get("prometheus");
    Set<String> expected =
        pods.values().stream()
            .flatMap(List::stream)
            .map(pod -> pod.resolve("/metrics") + " up")
            .collect(Collectors.toSet());
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertEquals(
                    expected, described(prometheus, "targets", "data.activeTargets", "scrapeUrl")));
    Set<String> rules =
        Monitoring.rules()
            .filter(rule -> rule.has("alert"))
            .map(rule -> rule.path("alert").asText() + " ok")
            .collect(Collectors.toCollection(TreeSet::new));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertEquals(
                    rules,
                    described(
                        prometheus, "rules?type=alert", "data.groups.rules.flatten()", "name")));
  }

  /** One of the fields of each, with its health. */
  private static Set<String> described(URI prometheus, String query, String list, String field) {
    List<Map<String, Object>> entries =
        given().get(prometheus.resolve("/api/v1/" + query)).path(list);
    return entries.stream()
        .map(entry -> entry.get(field) + " " + entry.get("health"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

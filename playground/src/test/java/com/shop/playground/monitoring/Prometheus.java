package com.shop.playground.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.shop.database.FreePort;
import com.shop.database.Requires;
import com.shop.playground.shop.Service;
import com.shop.playground.system.RunningShop;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The installed Prometheus, with the rules of the shop, scraping every second. */
final class Prometheus {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final int port;

  private Prometheus(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * What is scraped.
   *
   * @param address host and port
   * @param labels the job and others; those of the scraped samples win over them
   */
  record Target(String address, String path, Map<String, String> labels) {
    /** The pods of the running shop. */
    static List<Target> ofTheShop() throws IOException {
      List<Target> targets = new ArrayList<>();
      for (Service service : Service.values()) {
        for (URI pod : RunningShop.SHOP.pods().get(service)) {
          targets.add(
              new Target(pod.getAuthority(), "/metrics", Map.of("job", service.toString())));
        }
      }
      return targets;
    }
  }

  /** Starts it, and returns when it answers; skips the test if it is missing. */
  static Prometheus start(Path folder, List<Target> targets) throws IOException {
    Requires.that(Programs.isInstalled("prometheus", List.of()), "prometheus");
    int port = FreePort.any();
    Path config = folder.resolve("prometheus.json");
    JSON.writeValue(config.toFile(), configuration(targets));
    Process process =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    Prometheus prometheus = new Prometheus(process, port);
    Programs.awaitStart(process, () -> prometheus.query("vector(1)").size() == 1);
    return prometheus;
  }

  private static Map<String, Object> configuration(List<Target> targets) {
    List<Object> scrapes = new ArrayList<>();
    for (Target target : targets) {
      scrapes.add(
          Map.of(
              "job_name",
              "target-" + scrapes.size(),
              "honor_labels",
              true,
              "metrics_path",
              target.path(),
              "static_configs",
              List.of(Map.of("targets", List.of(target.address()), "labels", target.labels()))));
    }
    return Map.of(
        "global", Map.of("scrape_interval", "1s", "evaluation_interval", "1s"),
        "rule_files", List.of(Monitoring.FOLDER.resolve("alerts.yaml").toString()),
        "scrape_configs", scrapes);
  }

  /**
   * The series that an expression returns now.
   *
   * @throws IOException when Prometheus does not answer, or refuses the expression
   */
  List<JsonNode> query(String expression) throws IOException, InterruptedException {
    JsonNode data = get("/api/v1/query?query=" + URLEncoder.encode(expression, UTF_8));
    List<JsonNode> series = new ArrayList<>();
    data.path("result").forEach(series::add);
    return series;
  }

  /** The rules whose last evaluation failed, with the reason. */
  List<String> failedRules() throws IOException, InterruptedException {
    List<String> failed = new ArrayList<>();
    for (JsonNode group : get("/api/v1/rules").path("groups")) {
      for (JsonNode rule : group.path("rules")) {
        if (!rule.path("health").asText().equals("ok")) {
          failed.add(rule.path("name").asText() + ": " + rule.path("lastError").asText());
        }
      }
    }
    return failed;
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    JsonNode answer =
        JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    if (!answer.path("status").asText().equals("success")) {
      throw new IOException(answer.path("error").asText());
    }
    return answer.path("data");
  }

  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}

package com.shop.playground.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.shop.playground.shop.Repository;
import com.shop.playground.shop.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;

/**
 * {@code monitoring/prometheus.yaml}, the configuration of the component. Debian's promtool knows
 * no service discovery of Kubernetes, so it gets fixed targets instead.
 */
@Execution(ExecutionMode.CONCURRENT)
class PrometheusConfigTest {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String META = "__meta_kubernetes_pod_";
  private static final String POD = "a-pod-7d4b9c6f5-x2x4z";

  @TempDir private Path folder;

  @Test
  void promtoolAcceptsIt() throws Exception {
    ObjectNode config = read();
    config.path("scrape_configs").forEach(job -> discover(job, Map.of("__address__", "10.0.0.1")));
    Path token = Files.createFile(folder.resolve("token"));
    for (JsonNode authorization : config.findValues("authorization")) {
      ((ObjectNode) authorization).put("credentials_file", token.toString());
    }
    Files.copy(Monitoring.FOLDER.resolve("alerts.yaml"), folder.resolve("alerts.yaml"));

    Promtool.run("check", "config", write(config).toString());
  }

  @Test
  void itDiscoversThePodsOfTheShopAndTheNodes() throws Exception {
    Set<JsonNode> discovered = new HashSet<>();
    read().findValues("kubernetes_sd_configs").forEach(found -> found.forEach(discovered::add));
    assertEquals(
        Set.of(
            YAML.readTree("{role: pod, namespaces: {names: [shop]}}"),
            YAML.readTree("{role: node}")),
        discovered);
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void aServiceIsScrapedWhereItsAnnotationsSay(Service service) throws Exception {
    Map<String, String> pod = new LinkedHashMap<>();
    pod.put("__address__", "10.244.0.9:80");
    pod.put(META + "name", POD);
    pod.put(META + "phase", "Running");
    pod.put(META + "label_app", service.toString());
    for (Map.Entry<String, JsonNode> annotation : annotations(service).properties()) {
      pod.put(META + "annotation_" + label(annotation.getKey()), annotation.getValue().asText());
    }

    JsonNode target = relabelled("shop", pod);

    assertEquals("10.244.0.9:8080", target.path("__address__").asText());
    assertEquals("/metrics", target.path("__metrics_path__").asText());
    assertEquals(service.toString(), target.path("job").asText());
    assertEquals(POD, target.path("instance").asText());
  }

  @Test
  void aPodWithoutAnnotationsIsNotScraped() throws Exception {
    Map<String, String> pod =
        Map.of("__address__", "10.244.0.9:3306", META + "name", POD, META + "label_app", "mysql");

    assertEquals(Map.of(), YAML.convertValue(relabelled("shop", pod), Map.class));
  }

  @Test
  void aServerOfMySqlIsReadThroughTheExporter() throws Exception {
    JsonNode target =
        relabelled(
            "mysql",
            Map.of(
                "__address__",
                "10.244.0.9:3306",
                META + "name",
                "mysql-1",
                META + "label_app",
                "mysql",
                META + "container_port_name",
                "mysql"));

    assertEquals("mysqld-exporter.shop:9104", target.path("__address__").asText());
    assertEquals("/probe", target.path("__metrics_path__").asText());
    assertEquals("mysql-1.mysql:3306", target.path("__param_target").asText());
    assertEquals("mysql", target.path("job").asText());
    assertEquals("mysql-1", target.path("instance").asText());
  }

  /** Of the pods that the build has generated manifests for. */
  private static JsonNode annotations(Service service) throws IOException {
    Path manifests = Repository.root().resolve("k8s/generated/" + service + "/kubernetes.yml");
    try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(manifests.toFile())) {
      return documents.readAll().stream()
          .filter(document -> document.path("kind").asText().equals("Deployment"))
          .map(document -> document.at("/spec/template/metadata/annotations"))
          .findFirst()
          .orElseThrow();
    }
  }

  /** As Prometheus names it in a label. */
  private static String label(String name) {
    return name.replaceAll("[^a-zA-Z0-9_]", "_");
  }

  /**
   * What the job makes of a pod.
   *
   * @return without fields if it drops it
   */
  private JsonNode relabelled(String job, Map<String, String> pod) throws Exception {
    ObjectNode config = read();
    JsonNode scrape =
        config
            .path("scrape_configs")
            .valueStream()
            .filter(one -> one.path("job_name").asText().equals(job))
            .findFirst()
            .orElseThrow();
    discover(scrape, pod);
    config.remove("rule_files");
    config.set("scrape_configs", YAML.createArrayNode().add(scrape));

    String found =
        Promtool.run("check", "service-discovery", "--timeout=2s", write(config).toString(), job);

    return YAML.readTree(found).at("/0/labels");
  }

  /** With its aliases, which Jackson does not follow. */
  private static ObjectNode read() throws IOException {
    String text = Files.readString(Monitoring.FOLDER.resolve("prometheus.yaml"));
    return JSON.valueToTree(new Yaml().load(text));
  }

  private Path write(JsonNode config) throws IOException {
    Path file = folder.resolve("prometheus.json");
    JSON.writeValue(file.toFile(), config);
    return file;
  }

  /** Lets a job that asks Kubernetes find a target with these labels. */
  private static void discover(JsonNode job, Map<String, String> target) {
    if (((ObjectNode) job).remove("kubernetes_sd_configs") != null) {
      Map<String, String> labels = new LinkedHashMap<>(target);
      List<String> targets = List.of(labels.remove("__address__"));
      ((ObjectNode) job)
          .set(
              "static_configs",
              JSON.valueToTree(List.of(Map.of("targets", targets, "labels", labels))));
    }
  }
}

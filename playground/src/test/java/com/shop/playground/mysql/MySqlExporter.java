package com.shop.playground.mysql;

import com.shop.playground.monitoring.Exporter;
import com.shop.playground.shop.Repository;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** mysqld_exporter as {@code k8s/components/mysql-exporter} runs it, for the servers of a set. */
final class MySqlExporter implements AutoCloseable {
  private static final String PROGRAM = "prometheus-mysqld-exporter";
  private static final Path FILE =
      Repository.root().resolve("k8s/components/mysql-exporter/exporter.yaml");

  private final Exporter exporter;

  private MySqlExporter(Exporter exporter) {
    this.exporter = exporter;
  }

  /** Skips the test if it is missing. */
  static void require() throws IOException {
    Exporter.require(PROGRAM, container().getArgs());
  }

  static MySqlExporter start(MySqlSet set) throws IOException {
    Map<String, String> environment = new HashMap<>();
    for (EnvVar variable : container().getEnv()) {
      String key = variable.getValueFrom().getSecretKeyRef().getKey();
      environment.put(variable.getName(), set.secret("mysql/" + key));
    }
    return new MySqlExporter(Exporter.start(PROGRAM, container().getArgs(), environment));
  }

  private static Container container() throws IOException {
    return Arrays.stream(Files.readString(FILE).split("(?m)^---$"))
        .filter(document -> document.contains("kind: Deployment"))
        .map(document -> Serialization.unmarshal(document, Deployment.class))
        .map(deployment -> deployment.getSpec().getTemplate().getSpec().getContainers().get(0))
        .findFirst()
        .orElseThrow();
  }

  /** What it reports of a server. */
  List<String> scrape(Pod pod) throws InterruptedException {
    return exporter.scrape("/probe?target=" + pod.address());
  }

  @Override
  public void close() {
    exporter.close();
  }
}

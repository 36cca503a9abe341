package com.shop.playground.mysql;

import com.shop.playground.monitoring.Exporter;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** mysqld_exporter in the pods of a set. */
final class MySqlExporter {
  private static final String PROGRAM = "prometheus-mysqld-exporter";
  private static final String SERVER = "127.0.0.1:3306";

  private final Sidecar sidecar = new Sidecar("mysqld-exporter");

  /** Skips the test if it is missing. */
  MySqlExporter() throws IOException {
    Exporter.require(PROGRAM, sidecar.arguments());
  }

  /**
   * What it reports of a server.
   *
   * @return empty while there is no pod, of which it is a part
   */
  List<String> scrape(MySqlSet set, Pod pod) throws IOException, InterruptedException {
    String server;
    try {
      server = "127.0.0.1:" + pod.port();
    } catch (IllegalStateException e) {
      return List.of();
    }
    List<String> arguments =
        sidecar.arguments().stream().map(argument -> argument.replace(SERVER, server)).toList();
    Map<String, String> environment = new HashMap<>();
    for (var variable : sidecar.secrets().entrySet()) {
      environment.put(variable.getKey(), set.secret("mysql/" + variable.getValue()));
    }
    try (Exporter exporter = Exporter.start(PROGRAM, arguments, environment)) {
      return exporter.scrape("/metrics");
    }
  }
}

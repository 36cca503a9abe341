package com.shop.playground.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.shop.database.FreePort;
import com.shop.playground.shop.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The alerts on the certificate, on what blackbox_exporter reports of a server, with the
 * configuration of {@code k8s/components/monitoring}.
 */
@Tag("alerts")
class CertificateAlertsIT {
  private static final String PROGRAM = "prometheus-blackbox-exporter";

  private static Exporter exporter;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws Exception {
    Path config = Repository.root().resolve("k8s/components/monitoring/config/blackbox.yaml");
    List<String> arguments = List.of("--config.file=" + config.toAbsolutePath());
    Exporter.require(PROGRAM, arguments);
    exporter = Exporter.start(PROGRAM, arguments, Map.of());
  }

  @AfterAll
  static void stop() {
    if (exporter != null) {
      exporter.close();
    }
  }

  @Test
  void aCertificateThatExpiresIsReplaced() throws Exception {
    try (TlsServer server = TlsServer.start(folder, 10)) {
      Outlook outlook = outlook(server.port());
      outlook.fires("CertificateExpires");
      outlook.isSilent("CertificateUnknown");
    }
    try (TlsServer server = TlsServer.start(folder, 365)) {
      outlook(server.port()).isSilent("CertificateExpires", "CertificateUnknown");
    }
  }

  @Test
  void nothingAnswersWithACertificate() throws Exception {
    outlook(FreePort.any()).fires("CertificateUnknown");
  }

  private static Outlook outlook(int port) throws Exception {
    JsonNode job =
        Monitoring.read("prometheus.yaml")
            .path("scrape_configs")
            .valueStream()
            .filter(config -> config.path("job_name").asText().equals("certificate"))
            .findFirst()
            .orElseThrow();
    String path =
        "%s?module=%s&target=127.0.0.1:%d"
            .formatted(
                job.path("metrics_path").asText(), job.at("/params/module/0").asText(), port);
    return new Outlook(
        List.of(
            new Outlook.Scrape(
                job.path("job_name").asText(), "blackbox-exporter", exporter.scrape(path))));
  }
}

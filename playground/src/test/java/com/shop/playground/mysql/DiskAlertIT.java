package com.shop.playground.mysql;

import com.shop.database.OnPath;
import com.shop.playground.monitoring.Exporter;
import com.shop.playground.monitoring.Outlook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The alert on a volume, on what node_exporter reports in a container that mounts it. */
@Tag("chaos")
class DiskAlertIT {
  private static final String PROGRAM = "prometheus-node-exporter";

  private final String container = "shop-disk-" + ProcessHandle.current().pid();

  @Test
  void aVolumeThatFillsIsGrown() throws Exception {
    Docker.requireMySql();
    List<String> arguments = new Sidecar("disk-exporter").arguments();
    Exporter.require(PROGRAM, arguments);

    outlook(16, arguments).fires("DiskFills");
    outlook(32, arguments).isSilent("DiskFills");
  }

  /** With 14 MiB on a volume. */
  private Outlook outlook(int mebibytes, List<String> arguments)
      throws IOException, InterruptedException {
    Path program = OnPath.find(PROGRAM).orElseThrow();
    List<String> run =
        List.of(
            "run",
            "--name=" + container,
            "--network=host",
            "--tmpfs=/volume:size=" + mebibytes + "m",
            "--volume=" + program + ":/exporter:ro",
            "--entrypoint=/exporter",
            "mysql:9.7");
    try (Exporter exporter =
        Exporter.start(
            "docker", Stream.of(run, arguments).flatMap(List::stream).toList(), Map.of())) {
      Docker.run("exec", container, "sh", "-c", "head -c 14M /dev/zero > /volume/file");
      return new Outlook(
          List.of(new Outlook.Scrape("disk", "mysql-0", exporter.scrape("/metrics"))));
    } finally {
      Docker.succeeds("rm", "--force", container);
    }
  }
}

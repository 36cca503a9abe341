package com.shop.playground.mysql;

import com.shop.playground.monitoring.Outlook;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The alert on a volume, on what {@code df} shows of one in a container. The names of the metrics
 * are those of the kubelet, which measures a volume, and of its cAdvisor, which measures the node.
 */
@Tag("alerts")
class DiskAlertIT {
  private static final String POD = "kube_pod_info{node=\"shop-control-plane\"} 1";

  private static final String KUBELET =
      "kubelet_volume_stats_%s_bytes{persistentvolumeclaim=\"data-mysql-0\"} %s";

  private static final String CADVISOR =
      "container_fs_%s_bytes{id=\"/\",device=\"/dev/vda1\",node=\"shop-control-plane\"} %s";

  private final String container = "shop-disk-" + ProcessHandle.current().pid();

  @BeforeAll
  static void requireDocker() {
    Docker.requireMySql();
  }

  @AfterEach
  void remove() {
    Docker.succeeds("rm", "--force", container);
  }

  @Test
  void aVolumeThatFillsIsGrown() throws Exception {
    volume(16).fires("DiskFills");
    volume(32).isSilent("DiskFills");
  }

  @Test
  void theDiskOfANodeFillsAndIsFreed() throws Exception {
    start(16);
    node().fires("DiskFills");
    Docker.run("exec", container, "rm", "/volume/file");
    node().isSilent("DiskFills");
  }

  /** With 14 MiB on a volume. */
  private void start(int mebibytes) {
    Docker.run(
        "run",
        "--detach",
        "--name=" + container,
        "--tmpfs=/volume:size=" + mebibytes + "m",
        "--entrypoint=sleep",
        "mysql:9.7",
        "900");
    Docker.run("exec", container, "sh", "-c", "head -c 14M /dev/zero > /volume/file");
  }

  private Outlook volume(int mebibytes) {
    start(mebibytes);
    Outlook outlook = outlook("kubelet", KUBELET, "used", "capacity");
    remove();
    return outlook;
  }

  private Outlook node() {
    return outlook("cadvisor", CADVISOR, "usage", "limit");
  }

  private Outlook outlook(String job, String metric, String used, String size) {
    String[] bytes =
        Docker.run("exec", container, "df", "--block-size=1", "--output=used,size", "/volume")
            .lines()
            .toList()
            .get(1)
            .strip()
            .split(" +");
    return new Outlook(
        List.of(
            new Outlook.Scrape("kube-state-metrics", "mysql-0", List.of(POD)),
            new Outlook.Scrape(
                job,
                "shop-control-plane",
                List.of(metric.formatted(used, bytes[0]), metric.formatted(size, bytes[1])))));
  }
}

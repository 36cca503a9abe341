package com.shop.playground.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** scripts/cluster-test, with its steps replaced by scripts that do nothing. */
class ClusterTestTest extends FakeCluster {

  @BeforeEach
  void replaceSteps() throws IOException {
    fakePrograms("mvn");
    for (String script :
        List.of("rollout", "mysql-promote", "mysql-status", "mysql-backup", "mysql-restore")) {
      replace(script, "exit 0");
    }
  }

  private void replace(String script, String body) throws IOException {
    Path file = folder.resolve("shop/scripts").resolve(script);
    Files.writeString(
        file, "#!/bin/sh\necho \"%s $*\" >> \"$CLUSTER/calls\"\n%s\n".formatted(script, body));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void allTestsRunAndATableIsPrinted() {
    Run test = run("cluster-test", "http://api.shop.com");
    String table = test.output().substring(test.output().indexOf("\n\n"));
    assertEquals(0, test.status(), test.output());
    assertEquals(5, table.lines().filter(line -> line.contains(" ok ")).count(), table);
    assertTrue(table.contains("0 of "), table);
    assertInOrder(
        "mvn .*-pl playground verify -Dshop.url=http://api.shop.com",
        "-n shop rollout restart deployment/user-service",
        "-n shop rollout restart deployment/order-service",
        "rollout canary start order-service order-service:1.0",
        "rollout canary abort order-service",
        "mysql-promote mysql-1",
        "mysql-status .*",
        "mysql-backup .*",
        "mysql-restore .*");
  }

  @Test
  void monitoringIsTestedWhereItIsDeployed() throws IOException {
    Files.writeString(cluster.resolve("monitoring"), "ours");
    Run test = run("cluster-test", "http://api.shop.com");
    assertEquals(0, test.status(), test.output());
    assertTrue(test.output().lines().anyMatch(line -> line.matches("monitoring +ok .*")));
    assertInOrder(
        "-n monitoring exec deployment/prometheus .* container_fs_usage_bytes",
        "-n monitoring exec deployment/prometheus .* kube_deployment_spec_replicas",
        "-n monitoring exec deployment/prometheus .* persistentvolumeclaim:disk_used:ratio",
        "-n monitoring exec deployment/prometheus .* sum by .*container_memory_working_set_bytes.*",
        "-n monitoring exec deployment/prometheus .* up == 0");
  }

  @Test
  void aLostRequestFailsTheRollout() throws IOException {
    // From the canary, the first replaced step, /product responds with 503.
    replace("rollout", "touch \"$CLUSTER/refuses\"");
    Run test = run("cluster-test", "http://api.shop.com");
    assertEquals(1, test.status(), test.output());
    assertTrue(
        test.output()
            .lines()
            .anyMatch(line -> line.startsWith("canary, aborted") && line.contains("FAILED")),
        test.output());
  }
}

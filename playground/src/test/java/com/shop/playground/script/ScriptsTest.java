package com.shop.playground.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts for a cluster, except those for MySQL. */
class ScriptsTest extends FakeCluster {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secrets",
        "deploy",
        "undeploy",
        "screenshot",
        "smoke",
        "images",
        "kind-up",
        "minikube-up",
        "rollout",
        "manifests",
        "cluster-test",
        "status",
        "audit",
        "load",
        "benchmark",
        "admin",
        "mysql-status",
        "mysql-backup",
        "mysql-restore",
        "mysql-replace",
        "mysql-promote"
      })
  void helpIsPrintedWithoutSideEffects(String script) {
    Run help = run(script, "--help");
    assertEquals(0, help.status());
    assertTrue(help.output().startsWith("Usage: scripts/" + script), help.output());
    assertTrue(Files.notExists(cluster), "kubectl was called");
  }

  /** The files of section 8.3, which scripts/manifests writes. */
  @ParameterizedTest
  @ValueSource(strings = {"configmap", "deployment", "service", "ingress"})
  void theFilesOfUserServiceAreUpToDate(String name) throws IOException {
    requireKubectl();
    Path file = Path.of("k8s/user-service", name + ".yaml");
    Path copy = folder.resolve("shop").resolve(file);
    String committed = Files.readString(copy);
    Files.delete(copy);
    assertEquals(0, run("manifests").status());
    assertEquals(committed, Files.readString(copy), "run scripts/manifests");
  }

  @Test
  void kindListensOnThisMachineOnly() throws IOException {
    String cluster = Files.readString(folder.resolve("shop/k8s/ingress/kind.yaml"));
    assertEquals(
        List.of("127.0.0.1", "127.0.0.1"),
        cluster
            .lines()
            .filter(line -> line.contains("containerPort"))
            .map(line -> line.replaceAll(".*listenAddress: ([0-9.]+).*|.*", "$1"))
            .toList());
  }

  @Test
  void undeployKeepsTheDataWithoutWipe() {
    assertEquals(0, run("undeploy").status());
    assertTrue(calls().stream().noneMatch(call -> call.matches(".*(pvc|secret|namespace shop).*")));
    assertEquals(0, run("undeploy", "--wipe").status());
    assertTrue(calls().contains("delete namespace shop --ignore-not-found"));
  }

  @Test
  void undeployRemovesWhatObservesTheShop() throws IOException {
    Files.createDirectories(cluster);
    Files.writeString(
        cluster.resolve("crds"),
        "podmonitors.monitoring.coreos.com\nprometheusrules.monitoring.coreos.com\n");
    assertEquals(0, run("undeploy").status());
    assertInOrder(
        "delete namespace -l shop.com/component=monitoring .*",
        "delete clusterrole,clusterrolebinding shop-prometheus .*",
        "-n shop delete role,rolebinding prometheus kube-state-metrics .*",
        "-n shop delete podmonitor services mysql .*",
        "-n shop delete prometheusrule shop .*",
        // The audit and mysqld_exporter are among them.
        "-n shop delete .*deployment.* -l app .*",
        "-n shop delete networkpolicy --all .*");
  }

  @Test
  void undeployNeedsNoPrometheusOperator() {
    assertEquals(0, run("undeploy").status());
    assertTrue(calls().stream().noneMatch(call -> call.matches(".*delete (podm|prometheusr).*")));
  }

  @Test
  void smokeFailsIfOneKeyPlacesTwoOrders() {
    secondOrder = "another";
    Run smoke = run("smoke", "http://api.shop.com");
    assertEquals(1, smoke.status());
    assertEquals("One key made two orders: o and another.", lastLine(smoke));
  }

  @Test
  void smokeFailsIfTheStorefrontHasNoContentSecurityPolicy() throws IOException {
    Files.createDirectories(cluster);
    Files.createFile(cluster.resolve("has-no-policy"));
    Run smoke = run("smoke", "http://api.shop.com");
    assertEquals(1, smoke.status());
    assertEquals(
        "GET http://api.shop.com/ has not the storefront's Content-Security-Policy: none",
        lastLine(smoke));
  }
}

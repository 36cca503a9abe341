package com.shop.playground.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The number of MySQL servers that scripts/deploy applies, and the primary. */
class DeployMySqlTest extends FakeCluster {

  @BeforeEach
  void requirePrograms() throws IOException {
    requireOpenssl();
    requireKubectl();
    fakePrograms();
  }

  @Test
  void aNewSetHasTheServersOfTheOverlay() throws IOException {
    Run deploy = deploy();
    assertSet(2, "mysql-0");
    assertTrue(!deploy.output().contains("MySQL servers:"), deploy.output());
  }

  @Test
  void aLargerCountIsKeptAndPrinted() throws IOException {
    scaledTo(5);
    Run deploy = deploy();
    assertSet(5, "mysql-0");
    assertPrinted(deploy, "MySQL servers: 5 (overlay: 2, cluster: 5, primary: mysql-0)");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aSmallerCountIsRaisedToTheOverlays(int found) throws IOException {
    scaledTo(found);
    Run deploy = deploy();
    assertSet(2, "mysql-0");
    assertPrinted(
        deploy, "MySQL servers: 2 (overlay: 2, cluster: " + found + ", primary: mysql-0)");
  }

  @Test
  void keepScaleKeepsASmallerCount() throws IOException {
    scaledTo(1);
    Run deploy = deploy("--keep-scale");
    assertSet(1, "mysql-0");
    assertPrinted(deploy, "MySQL servers: 1 (overlay: 2, cluster: 1, primary: mysql-0)");
  }

  @Test
  void theSmallComponentKeepsALargerCount() throws IOException {
    scaledTo(2);
    Run deploy = deploy("--with", "small");
    assertSet(2, "mysql-0");
    assertPrinted(deploy, "MySQL servers: 2 (overlay: 1, cluster: 2, primary: mysql-0)");
  }

  @Test
  void anUndeployedSetIsRestoredWithItsPrimary() throws IOException {
    promoted("mysql-2");
    Run deploy = deploy();
    assertSet(3, "mysql-2");
    assertPrinted(deploy, "MySQL servers: 3 (overlay: 2, cluster: none, primary: mysql-2)");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void keepScaleNeverRemovesThePrimary(int found) throws IOException {
    scaledTo(found);
    promoted("mysql-2");
    deploy("--keep-scale");
    assertSet(3, "mysql-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql-", "mysql-x", "mine"})
  void anInvalidPrimaryStopsTheDeployment(String name) throws IOException {
    promoted(name);
    Run deploy = run("deploy", "kind", "--address", "127.0.0.1:1");
    assertEquals(1, deploy.status(), deploy.output());
    assertPrinted(
        deploy,
        "The ConfigMap mysql-primary names "
            + name
            + ", which is no pod of the StatefulSet mysql.");
    assertTrue(calls().stream().noneMatch(call -> call.startsWith("apply")));
  }

  private void scaledTo(int servers) throws IOException {
    Files.writeString(cluster.resolve("servers"), Integer.toString(servers));
  }

  private void promoted(String pod) throws IOException {
    Files.writeString(cluster.resolve("primary"), pod);
  }

  private Run deploy(String... options) {
    String[] arguments = {"kind", "--address", "127.0.0.1:1"};
    int length = arguments.length;
    arguments = Arrays.copyOf(arguments, length + options.length);
    System.arraycopy(options, 0, arguments, length, options.length);
    Run deploy = run("deploy", arguments);
    assertEquals(0, deploy.status(), deploy.output());
    return deploy;
  }

  private void assertSet(int servers, String primary) throws IOException {
    assertEquals(servers, applied(StatefulSet.class, "mysql").getSpec().getReplicas());
    assertEquals(
        primary,
        applied(Service.class, "mysql-service")
            .getSpec()
            .getSelector()
            .get("statefulset.kubernetes.io/pod-name"));
  }

  private <T extends HasMetadata> T applied(Class<T> kind, String name) throws IOException {
    return find(Files.readString(folder.resolve("shop/target/deploy/shop.yaml")), kind, name);
  }

  private static void assertPrinted(Run run, String line) {
    assertTrue(run.output().lines().anyMatch(line::equals), run.output());
  }
}

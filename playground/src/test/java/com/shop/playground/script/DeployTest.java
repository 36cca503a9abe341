package com.shop.playground.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What scripts/deploy does, except for MySQL. */
class DeployTest extends FakeCluster {

  @Test
  void deployNamesTheOverlaysThatThereAre() {
    Run deploy = run("deploy", "nowhere");
    assertEquals(1, deploy.status());
    assertEquals(
        "There is no overlay nowhere: kind minikube production are there.",
        deploy.output().strip());
  }

  @Test
  void deploySaysThatTheIngressHasToBeLetIn() {
    requireKubectl();
    Run deploy = run("deploy", "kind");
    assertEquals(1, deploy.status());
    assertTrue(
        deploy.output().contains("kubectl label namespace NAMESPACE shop.com/ingress=allowed"),
        deploy.output());
    assertTrue(calls().stream().noneMatch(call -> call.startsWith("apply")));
  }

  @Test
  void deployLetsAKnownIngressControllerIn() throws IOException {
    requireOpenssl();
    requireKubectl();
    Files.createDirectories(cluster);
    Files.writeString(cluster.resolve("controllers"), "kube-system\nkube-system\n");
    Run deploy = run("deploy", "kind", "--address", "127.0.0.1:1");
    assertEquals(0, deploy.status(), deploy.output());
    assertInOrder(
        "label namespace kube-system shop.com/ingress=allowed",
        "apply -f .*target/deploy/shop.yaml -o name");
  }

  @Test
  void deployAppliesInOrderAndEndsWithAnOrder() throws IOException {
    requireOpenssl();
    requireKubectl();
    pretend();
    Run deploy = run("deploy", "kind", "--with", "hpa", "--address", "127.0.0.1:1");
    assertTrue(deploy.output().contains("user-service:"), deploy.output());
    assertInOrder(
        "apply -f .*namespace.yaml",
        "-n shop create secret generic user-service-secret",
        "apply -f .*target/deploy/shop.yaml -o name",
        "-n shop rollout status statefulset/mysql .*",
        "-n shop rollout status deployment/order-service .*",
        "config set-context --current --namespace=shop");
    assertEquals(0, deploy.status(), deploy.output());
    assertTrue(deploy.output().contains("o is CONFIRMED"), deploy.output());
    assertTrue(deploy.output().contains("curl http://api.shop.com:1/user/health"));
  }

  @Test
  void anAutoscalerTakesTheReplicasOverAsTheyAre() throws IOException {
    requireOpenssl();
    requireKubectl();
    pretend();
    Files.writeString(cluster.resolve("deployments"), "deployment.apps/user-service\n");
    run("deploy", "kind", "--with", "hpa", "--address", "127.0.0.1:1");
    assertInOrder(
        "-n shop annotate deployment --all kubectl.kubernetes.io/last-applied-configuration-",
        "apply -f .*target/deploy/shop.yaml -o name");
  }
}

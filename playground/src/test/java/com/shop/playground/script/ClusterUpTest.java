package com.shop.playground.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** scripts/kind-up and scripts/minikube-up. */
class ClusterUpTest extends FakeCluster {

  @BeforeEach
  void requirePrograms() throws IOException {
    requireOpenssl();
    requireKubectl();
    fakePrograms("kind", "minikube", "docker", "mvn", "java");
    Files.writeString(cluster.resolve("ingress-classes"), "nginx n/n true\ntraefik t/t\n");
  }

  @Test
  void kindUpCreatesAClusterAndDeploys() {
    Run up = run("kind-up", "--base", "jre");
    assertEquals(0, up.status(), up.output());
    assertInOrder(
        "mvn .*package",
        "java .* images --base jre",
        "kind create cluster --name shop .*",
        "kind load image-archive .*order-service.tar --name shop",
        "kind load image-archive .*audit.tar --name shop",
        "apply -f .*k8s/ingress/traefik.yaml",
        "apply -f .*target/deploy/shop.yaml -l .*",
        "-n shop patch ingress.*traefik.*");
  }

  @Test
  void minikubeUpCreatesAClusterAndDeploys() {
    Run up = run("minikube-up");
    assertEquals(0, up.status(), up.output());
    assertInOrder(
        "minikube start --profile shop --cpus 4 --memory 6144m --cni calico.*",
        "minikube image load .*order-service.tar --profile shop",
        "minikube image load .*audit.tar --profile shop",
        "apply -f .*k8s/ingress/traefik.yaml",
        "apply -f .*target/deploy/shop.yaml -l .*",
        "-n shop patch ingress.*traefik.*");
    assertTrue(calls().stream().noneMatch(call -> call.startsWith("minikube service")));
  }

  @Test
  void minikubeUpOpensATunnelToAnUnreachableCluster() throws IOException {
    Files.writeString(cluster.resolve("minikube-ip"), "192.0.2.1");
    Run up = run("minikube-up");
    assertEquals(0, up.status(), up.output());
    assertTrue(up.output().contains("  curl http://api.shop.com:5000/user/health\n"), up.output());
    assertTrue(lastLine(up).startsWith("The address 127.0.0.1:5000 is a tunnel"), up.output());
  }

  @Test
  void minikubeUpReportsMissingMemory() throws IOException {
    Files.writeString(cluster.resolve("docker-memory"), "4000000000");
    Run up = run("minikube-up");
    assertEquals(1, up.status());
    assertTrue(
        up.output().contains("needs 6144 MiB of memory, and 3814 MiB are available"), up.output());
    assertTrue(calls().stream().noneMatch(call -> call.startsWith("minikube start")));
  }
}

package com.shop.playground.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** scripts/kind-up and scripts/minikube-up. */
class ClusterUpTest extends FakeCluster {

  @Test
  void kindUpGoesFromNothingToAShop() throws IOException {
    requireOpenssl();
    requireKubectl();
    pretend("kind", "docker", "mvn", "java");
    assertEquals(0, run("kind-up", "--base", "jre").status());
    assertInOrder(
        "mvn .*package",
        "java .* images --base jre",
        "kind create cluster --name shop .*",
        "kind load image-archive .*order-service.tar --name shop",
        "apply -f .*k8s/ingress/traefik.yaml",
        "apply -f .*target/deploy/shop.yaml -l .*");
  }

  @Test
  void minikubeUpGoesFromNothingToAShop() throws IOException {
    requireOpenssl();
    requireKubectl();
    pretend("minikube", "mvn", "java");
    assertEquals(0, run("minikube-up").status());
    assertInOrder(
        "minikube start --profile shop .*--cni calico.*",
        "minikube image load .*order-service.tar --profile shop",
        "apply -f .*k8s/ingress/traefik.yaml",
        "apply -f .*target/deploy/shop.yaml -l .*");
  }
}

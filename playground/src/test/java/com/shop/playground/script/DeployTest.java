package com.shop.playground.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** scripts/deploy, except for MySQL. */
class DeployTest extends FakeCluster {

  @BeforeEach
  void requirePrograms() throws IOException {
    requireOpenssl();
    requireKubectl();
    fakePrograms();
  }

  @Test
  void anUnknownOverlayIsRejected() {
    Run deploy = run("deploy", "nowhere");
    assertEquals(1, deploy.status());
    assertEquals(
        "There is no overlay nowhere. There are: kind minikube production.",
        deploy.output().strip());
  }

  @Test
  void aMissingIngressControllerIsExplained() throws IOException {
    Files.delete(cluster.resolve("ingress"));
    Run deploy = run("deploy", "kind");
    assertEquals(1, deploy.status());
    assertTrue(
        deploy.output().contains("kubectl label namespace NAMESPACE shop.com/ingress=allowed"),
        deploy.output());
    assertTrue(calls().stream().noneMatch(call -> call.startsWith("apply")));
  }

  @Test
  void aKnownIngressControllerIsAllowed() throws IOException {
    Files.delete(cluster.resolve("ingress"));
    Files.writeString(cluster.resolve("controllers"), "kube-system\nkube-system\n");
    deploy();
    assertInOrder(
        "label namespace kube-system shop.com/ingress=allowed",
        "apply -f .*target/deploy/shop.yaml -l .*");
  }

  @Test
  void manifestsAreAppliedInOrderAndAnOrderIsPlaced() throws IOException {
    Run deploy = deploy();
    assertTrue(deploy.output().contains("user-service:"), deploy.output());
    assertInOrder(
        "apply -f .*namespace.yaml",
        "-n shop create secret generic user-service-secret",
        "apply -f .*target/deploy/shop.yaml -l .*",
        "-n shop rollout status statefulset/mysql .*",
        "-n shop rollout status deployment/order-service .*",
        "config set-context --current --namespace=shop");
    assertTrue(deploy.output().contains("order o: it is CONFIRMED"), deploy.output());
    assertTrue(deploy.output().contains("curl http://api.shop.com:1/user/health"));
  }

  @Test
  void autoscalersKeepTheCurrentReplicas() throws IOException {
    existing("user-service");
    Files.writeString(
        cluster.resolve("last-applied"),
        "kind: Deployment\nspec:\n  replicas: 3\n  template: {}\n");
    deploy("--with", "hpa");
    assertEquals(
        "kind: Deployment\nspec:\n  template: {}\n",
        Files.readString(cluster.resolve("last-applied")));
    assertInOrder("-n shop apply set-last-applied -f -", "apply -f .* -l app=user-service .*");
  }

  @Test
  void theAuditIsDeployedAndAwaited() throws IOException {
    Files.writeString(cluster.resolve("components"), "Deployment audit\n");
    deploy("--with", "audit");
    assertInOrder("apply -f .* -l app notin .*", "-n shop rollout status deployment/audit .*");
    assertTrue(calls().stream().noneMatch(call -> call.contains("delete Deployment")));
  }

  @Test
  void componentsThatAreNoLongerDeployedAreRemoved() throws IOException {
    Files.writeString(
        cluster.resolve("components"), "Deployment audit\nDeployment mysqld-exporter\n");
    deploy();
    assertInOrder("-n shop delete Deployment audit", "-n shop delete Deployment mysqld-exporter");
  }

  @Test
  void monitoringIsAwaitedWithTheExporterOfMySql() throws IOException {
    deploy("--with", "monitoring");
    for (String workload :
        List.of(
            "shop rollout status deployment/mysqld-exporter",
            "monitoring rollout status deployment/prometheus",
            "monitoring rollout status deployment/alertmanager",
            "monitoring rollout status deployment/grafana",
            "monitoring rollout status deployment/jaeger",
            "monitoring rollout status deployment/kube-state-metrics",
            "monitoring rollout status deployment/blackbox-exporter")) {
      assertInOrder("apply -f .* -l app notin .*", "-n " + workload + " .*");
    }
  }

  @Test
  void anotherNamespaceMonitoringStopsTheDeployment() throws IOException {
    Files.writeString(cluster.resolve("monitoring"), "theirs");
    Run deploy = run("deploy", "kind", "--address", "127.0.0.1:1", "--with", "monitoring");
    assertEquals(1, deploy.status());
    assertTrue(deploy.output().contains("belongs to something else"), deploy.output());
    assertTrue(calls().stream().noneMatch(call -> call.startsWith("apply")));
  }

  @Test
  void monitoringIsUpdated() throws IOException {
    Files.writeString(cluster.resolve("monitoring"), "ours");
    deploy("--with", "monitoring");
  }

  /** A MySQL of somebody else's has no account for the exporter. */
  @Test
  void productionHasNoExporterOfMySql() {
    Run deploy = run("deploy", "production", "--address", "127.0.0.1:1", "--with", "monitoring");
    assertEquals(0, deploy.status(), deploy.output());
    assertTrue(calls().stream().noneMatch(call -> call.contains("mysqld-exporter ")));
    assertInOrder("-n monitoring rollout status deployment/prometheus .*");
  }

  @Test
  void aFirstDeploymentStartsAllServicesTogether() throws IOException {
    deploy();
    assertInOrder(
        "apply -f .* -l app notin .*",
        "-n shop rollout status statefulset/mysql .*",
        "apply -f .* -l app=user-service .*",
        "apply -f .* -l app=product-service .*",
        "apply -f .* -l app=payment-service .*",
        "apply -f .* -l app=order-service .*",
        "-n shop rollout status deployment/user-service .*",
        "-n shop rollout status deployment/order-service .*");
  }

  @Test
  void anUpdateRollsOutOneServiceAtATime() throws IOException {
    existing("user-service", "product-service", "payment-service", "order-service");
    deploy();
    assertInOrder(
        "apply -f .* -l app=user-service .*",
        "-n shop rollout status deployment/user-service .*",
        "apply -f .* -l app=product-service .*",
        "-n shop rollout status deployment/product-service .*",
        "apply -f .* -l app=payment-service .*",
        "-n shop rollout status deployment/payment-service .*",
        "apply -f .* -l app=order-service .*",
        "-n shop rollout status deployment/order-service .*");
  }

  @Test
  void withoutIngressClassesNoneIsSet() throws IOException {
    deploy();
    assertTrue(calls().stream().noneMatch(call -> call.contains("patch ingress")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "nginx n/n; ; nginx",
        "nginx n/n, traefik t/t true; ; traefik",
        "nginx n/n true, traefik t/t; traefik; traefik"
      })
  void theIngressClassIsSet(String classes, String option, String expected) throws IOException {
    Files.writeString(cluster.resolve("ingress-classes"), classes.replace(", ", "\n") + "\n");
    deploy(option == null ? new String[0] : new String[] {"--ingress-class", option});
    assertInOrder(
        "apply -f .* -l app=order-service .*",
        "-n shop patch ingress.* \\{\"spec\": \\{\"ingressClassName\": \"%s\"}}"
            .formatted(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "'', The cluster has several ingress classes. Choose one with --ingress-class NAME:",
    "other, The cluster has no ingress class other. It has:"
  })
  void anAmbiguousIngressClassStopsTheDeployment(String option, String message) throws IOException {
    Files.writeString(cluster.resolve("ingress-classes"), "nginx n/n\ntraefik t/t\n");
    List<String> arguments = new ArrayList<>(List.of("kind", "--address", "127.0.0.1:1"));
    if (!option.isEmpty()) {
      arguments.addAll(List.of("--ingress-class", option));
    }
    Run deploy = run("deploy", arguments.toArray(String[]::new));
    assertEquals(1, deploy.status());
    assertEquals(message + "\n  nginx (n/n)\n  traefik (t/t)", deploy.output().strip());
    assertTrue(calls().stream().noneMatch(call -> call.startsWith("apply")));
  }

  @Test
  void aMissingImageIsReportedDuringTheRollout() throws IOException {
    Files.writeString(cluster.resolve("missing-image"), "user-service:dev-1\n");
    Run deploy = deploy();
    assertTrue(deploy.output().contains("Image not found: user-service:dev-1\n"), deploy.output());
  }

  @Test
  void theCurlForASelfSignedCertificateSkipsVerification() throws IOException {
    Run deploy = deploy("--with", "tls");
    assertTrue(
        deploy.output().contains("  curl --insecure https://api.shop.com:1/user/health\n"),
        deploy.output());
  }

  private void existing(String... services) throws IOException {
    StringBuilder names = new StringBuilder();
    for (String service : services) {
      names.append("deployment.apps/").append(service).append('\n');
    }
    Files.writeString(cluster.resolve("deployments"), names);
  }

  private Run deploy(String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("kind", "--address", "127.0.0.1:1"));
    arguments.addAll(List.of(options));
    Run deploy = run("deploy", arguments.toArray(String[]::new));
    assertEquals(0, deploy.status(), deploy.output());
    return deploy;
  }
}

package com.shop.playground.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesList;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Canary and blue-green releases of order-service with scripts/rollout. */
class RolloutTest extends FakeCluster {
  private Deployment stable;

  /** A Deployment as after an undo: its ConfigMap differs from the one in the manifests. */
  @BeforeEach
  void runDeployment() throws IOException {
    requireKubectl();
    fakePrograms();
    String manifests = Files.readString(folder.resolve("shop/k8s/shop.yaml"));
    stable = find(manifests, Deployment.class, "order-service");
    configMap(stable).setName("order-service-config-previous");
    environment(stable).add(new EnvVar("ADDED_BY_KUBECTL", "yes", null));
    Service service = find(manifests, Service.class, "order-service");
    service.getSpec().setClusterIP("10.96.0.7");
    service.getSpec().setClusterIPs(List.of("10.96.0.7"));
    stable.setStatus(new DeploymentStatus());
    stable.getStatus().setReadyReplicas(3);
    for (HasMetadata object : List.of(stable, service)) {
      object.getMetadata().setUid("8c9e6679-7425-40de-944b-e07fc1f90ae7");
      object.getMetadata().setResourceVersion("42");
      object.getMetadata().setCreationTimestamp("2026-11-28T10:00:00Z");
      object.getMetadata().setGeneration(7L);
      object
          .getMetadata()
          .getAnnotations()
          .putAll(
              Map.of(
                  "deployment.kubernetes.io/revision", "3",
                  "kubectl.kubernetes.io/last-applied-configuration", "{}"));
    }
    KubernetesList running = new KubernetesList();
    running.setItems(List.of(stable, service));
    Files.writeString(cluster.resolve("running.yaml"), Serialization.asYaml(running));
    Files.writeString(cluster.resolve("deployments"), "deployment.apps/order-service-canary\n");
  }

  @Test
  void aCanaryDiffersFromStableByItsImageOnly() throws IOException {
    Run start = run("rollout", "canary", "start", "order-service", "order-service:2");
    assertEquals(0, start.status(), start.output());

    Deployment canary = applied(Deployment.class, "order-service-canary");
    PodTemplateSpec expected = stable.getSpec().getTemplate();
    expected.getSpec().getContainers().get(0).setImage("order-service:2");
    expected.getMetadata().getLabels().put("track", "canary");
    assertEquals(expected, canary.getSpec().getTemplate());
    assertEquals(1, canary.getSpec().getReplicas());
    assertEquals(
        Map.of("app", "order-service", "track", "canary"),
        canary.getSpec().getSelector().getMatchLabels());
  }

  @Test
  void aCopyHasNoFieldsOfTheApiServer() throws IOException {
    run("rollout", "blue-green", "start", "order-service", "order-service:2");

    Deployment deployment = applied(Deployment.class, "order-service-green");
    Service service = applied(Service.class, "order-service-green");
    for (HasMetadata copy : List.of(deployment, service)) {
      assertNull(copy.getMetadata().getUid());
      assertNull(copy.getMetadata().getResourceVersion());
      assertNull(copy.getMetadata().getGeneration());
      assertNull(copy.getMetadata().getCreationTimestamp());
      assertEquals(Map.of(), copy.getMetadata().getAnnotations());
    }
    assertNull(deployment.getStatus());
    assertNull(service.getSpec().getClusterIP());
    assertEquals(List.of(), service.getSpec().getClusterIPs());
  }

  @Test
  void greenHasTheSameReplicasAndItsOwnService() throws IOException {
    run("rollout", "blue-green", "start", "order-service", "order-service:2");

    assertEquals(3, applied(Deployment.class, "order-service-green").getSpec().getReplicas());
    assertEquals(
        Map.of("app", "order-service", "track", "green"),
        applied(Service.class, "order-service-green").getSpec().getSelector());
  }

  @Test
  void greenReceivesNoRequestsBeforeTheSwitch() throws IOException {
    Files.writeString(cluster.resolve("deployments"), "deployment.apps/order-service-green\n");
    assertEquals(0, run("rollout", "blue-green", "start", "order-service", "o:2").status());
    assertEquals(0, run("rollout", "blue-green", "switch", "order-service").status());
    assertEquals(0, run("rollout", "blue-green", "finish", "order-service").status());
    String service = "-n shop patch service order-service --type merge --patch .*";
    assertInOrder(
        service + "\"stable\".*",
        "apply -k .*target/rollout",
        "-n shop rollout status deployment/order-service-green .*",
        service + "\"green\".*",
        "-n shop set image deployment/order-service order-service=.*",
        service + "null.*",
        "-n shop delete .* -l app=order-service,track=green .*");
  }

  @Test
  void aPromotionRollsOutTheImageAndRemovesTheCanary() {
    Run promote = run("rollout", "canary", "promote", "order-service");
    assertEquals(0, promote.status(), promote.output());
    assertInOrder(
        "-n shop set image deployment/order-service order-service=order-service-canary:1.0",
        "-n shop rollout status deployment/order-service .*",
        "-n shop delete .* -l app=order-service,track=canary .*");
  }

  @Test
  void anAbortChangesNothingElse() {
    assertEquals(0, run("rollout", "canary", "abort", "order-service").status());
    assertTrue(calls().stream().noneMatch(call -> call.matches(".* (set|patch|apply) .*")));
    assertInOrder("-n shop delete .* -l app=order-service,track=canary .*");
  }

  @Test
  void unknownServicesAndStepsAreRejected() throws IOException {
    Files.delete(cluster.resolve("running.yaml"));
    assertEquals(1, run("rollout", "canary", "start", "cart-service", "x").status());
    assertEquals(1, run("rollout", "canary", "switch", "order-service").status());
    assertEquals(List.of(), calls());
  }

  private <T extends HasMetadata> T applied(Class<T> kind, String name) throws IOException {
    return find(Files.readString(cluster.resolve("applied.yaml")), kind, name);
  }

  private static ConfigMapVolumeSource configMap(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec().getVolumes().stream()
        .filter(volume -> volume.getName().equals("config"))
        .map(Volume::getConfigMap)
        .findFirst()
        .orElseThrow();
  }

  private static List<EnvVar> environment(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec().getContainers().get(0).getEnv();
  }
}

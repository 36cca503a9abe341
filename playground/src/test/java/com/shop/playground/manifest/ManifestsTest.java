package com.shop.playground.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.shop.playground.shop.Repository;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks every overlay with every valid combination of components. */
class ManifestsTest {
  private static final List<String> OVERLAYS = List.of("kind", "minikube", "production");
  private static final List<String> OPTIONAL = List.of("hpa", "tls", "gateway-api", "small");

  /** The components that the production overlay includes. */
  private static final List<String> INCLUDED_IN_PRODUCTION = List.of("hpa", "tls");

  private static final Map<String, Manifests> RENDERED = new ConcurrentHashMap<>();

  /**
   * @param components the ones added to the overlay
   */
  record Variant(String overlay, List<String> components) {
    Manifests manifests() {
      return RENDERED.computeIfAbsent(
          toString(),
          key ->
              Manifests.of(Manifests.documents(Kubectl.render("overlays/" + overlay, components))));
    }

    @Override
    public String toString() {
      return String.join("+", Stream.concat(Stream.of(overlay), components.stream()).toList());
    }
  }

  /**
   * hpa contradicts small, and gateway-api has no TLS. What observes the shop is combined with what
   * changes the same objects, and not with everything.
   */
  static Stream<Variant> variants() {
    List<Variant> variants = new ArrayList<>();
    for (String overlay : OVERLAYS) {
      for (int set = 0; set < 1 << OPTIONAL.size(); set++) {
        List<String> components = new ArrayList<>();
        for (int i = 0; i < OPTIONAL.size(); i++) {
          if ((set & 1 << i) != 0) {
            components.add(OPTIONAL.get(i));
          }
        }
        List<String> all = new ArrayList<>(components);
        if (overlay.equals("production")) {
          all.addAll(INCLUDED_IN_PRODUCTION);
        }
        boolean contradiction =
            all.containsAll(List.of("hpa", "small"))
                || components.containsAll(List.of("tls", "gateway-api"))
                || all.size() != all.stream().distinct().count();
        if (!contradiction) {
          variants.add(new Variant(overlay, components));
        }
      }
      variants.add(new Variant(overlay, List.of("audit")));
      if (overlay.equals("production")) {
        variants.add(new Variant(overlay, List.of("monitoring", "audit")));
        variants.add(new Variant(overlay, List.of("prometheus-operator", "audit")));
      } else {
        variants.add(new Variant(overlay, List.of("monitoring", "mysql-exporter", "audit")));
        variants.add(new Variant(overlay, List.of("monitoring", "mysql-exporter", "hpa", "tls")));
        variants.add(
            new Variant(overlay, List.of("prometheus-operator", "mysql-exporter", "audit")));
      }
    }
    return variants.stream();
  }

  @BeforeAll
  static void requireKubectl() {
    Kubectl.require();
  }

  @ParameterizedTest
  @MethodSource("variants")
  void everyVariantSatisfiesEveryRule(Variant variant) {
    assertEquals(Map.of(), violations(variant.manifests(), Rule.ALL));
  }

  static Map<String, List<String>> violations(Manifests manifests, List<Rule> rules) {
    Map<String, List<String>> violations = new TreeMap<>();
    for (Rule rule : rules) {
      List<String> found = rule.violations().apply(manifests);
      if (!found.isEmpty()) {
        violations.put(rule.name() + " (" + rule.mirrors() + ")", found);
      }
    }
    return violations;
  }

  @Test
  void everyOverlayHasVariants() {
    assertTrue(variants().map(Variant::overlay).distinct().toList().equals(OVERLAYS));
  }

  /**
   * In total, and during a rollout: scripts/deploy rolls out one service at a time. The other pods
   * of a cluster (Kubernetes, Calico, metrics server, Traefik) request up to 1150m, and monitoring,
   * which the small component excludes, 300m more.
   */
  @ParameterizedTest
  @CsvSource({
    "kind, '', 2200, 4096, 2400, 4352",
    "minikube, '', 2200, 4096, 2400, 4352",
    "kind, small, 500, 1792, 600, 2048",
    "minikube, small, 500, 1792, 600, 2048"
  })
  void requestsFitTheDocumentedMachine(
      String overlay, String component, int cpu, int memory, int surgedCpu, int surgedMemory) {
    Manifests manifests =
        new Variant(overlay, component.isEmpty() ? List.of() : List.of(component)).manifests();
    assertEquals(
        List.of(cpu, memory, surgedCpu, surgedMemory),
        List.of(
            total(manifests, "cpu"),
            total(manifests, "memory"),
            total(manifests, "cpu") + surge(manifests, "cpu"),
            total(manifests, "memory") + surge(manifests, "memory")));
    boolean small = component.equals("small");
    int cores = small ? 2000 : 4000;
    assertTrue(surgedCpu <= cores - 1150 - (small ? 0 : 300), "does not fit " + cores + "m");
    int mebibytes = small ? 4096 : 6144;
    assertTrue(surgedMemory <= mebibytes - 768, "does not fit " + mebibytes + " MiB");
  }

  /** What k8s/components/monitoring/README.md states. */
  @Test
  void monitoringRequestsAtMost300Millicores() {
    assertEquals(List.of(250, 608), List.of(monitoring("cpu"), monitoring("memory")));
  }

  private static int monitoring(String resource) {
    return all(new Variant("kind", List.of("monitoring", "mysql-exporter")), resource)
        - all(new Variant("kind", List.of()), resource);
  }

  /** The sum of the requests of all containers, in millicores or MiB. */
  private static int all(Variant variant, String resource) {
    return variant.manifests().workloads().stream()
        .mapToInt(
            workload ->
                workload.replicas()
                    * workload.containers().stream()
                        .mapToInt(container -> request(container, resource))
                        .sum())
        .sum();
  }

  /** The sum of all requests, in millicores or MiB. */
  private static int total(Manifests manifests, String resource) {
    return manifests.workloads().stream()
        .mapToInt(workload -> workload.replicas() * request(workload, resource))
        .sum();
  }

  /**
   * The additional pod during the largest rollout: a quarter of up to three replicas, rounded up.
   */
  private static int surge(Manifests manifests, String resource) {
    return manifests.workloads().stream()
        .filter(Workload::isService)
        .mapToInt(workload -> request(workload, resource))
        .max()
        .orElseThrow();
  }

  private static int request(Workload workload, String resource) {
    return request(workload.containers().get(0), resource);
  }

  private static int request(Container container, String resource) {
    Quantity quantity = container.getResources().getRequests().get(resource);
    double amount = Quantity.getAmountInBytes(quantity).doubleValue();
    return (int) Math.round(resource.equals("cpu") ? amount * 1000 : amount / (1 << 20));
  }

  @ParameterizedTest
  @CsvSource({"kind, true", "minikube, true", "production, false"})
  void onlyTestClustersHaveTheDemoAdmin(String overlay, boolean seeded) {
    assertEquals(
        seeded,
        new Variant(overlay, List.of())
            .manifests().all(ConfigMap.class).stream()
                .flatMap(map -> map.getData().values().stream())
                .anyMatch(file -> file.contains("seed: true")));
  }

  @ParameterizedTest
  @CsvSource({"kind, '', false", "kind, tls, true", "production, '', true"})
  void theSessionCookieIsSecureWithTls(String overlay, String component, boolean secure) {
    assertEquals(
        secure,
        new Variant(overlay, component.isEmpty() ? List.of() : List.of(component))
            .manifests().all(ConfigMap.class).stream()
                .filter(map -> map.getMetadata().getName().startsWith("user-service-config"))
                .flatMap(map -> map.getData().values().stream())
                .flatMap(String::lines)
                .anyMatch("shop.session-cookie.secure=true"::equals));
  }

  /** The pod of scripts/audit and scripts/admin, which no overlay has. */
  @Test
  void theMySqlClientIsHardenedAsWell() throws IOException {
    Pod pod =
        Serialization.unmarshal(
            Files.readString(Repository.root().resolve("scripts/lib/mysql-client.yaml")),
            Pod.class);
    Deployment deployment =
        new DeploymentBuilder()
            .withMetadata(pod.getMetadata())
            .withNewSpec()
            .withNewSelector()
            .endSelector()
            .withNewTemplate()
            .withMetadata(pod.getMetadata())
            .withSpec(pod.getSpec())
            .endTemplate()
            .endSpec()
            .build();
    Manifests manifests = new Manifests(List.of(deployment), List.of());
    assertEquals(Map.of(), violations(manifests, PodRules.all()));
  }

  @Test
  void theOperatorGetsTheAlerts() throws IOException {
    String rules = "k8s/components/prometheus-operator/rules.yaml";
    assertEquals(
        document("monitoring/alerts.yaml").path("groups"),
        document(rules).at("/spec/groups"),
        "run scripts/manifests");
  }

  private static JsonNode document(String file) throws IOException {
    return Manifests.documents(Files.readString(Repository.root().resolve(file))).get(0);
  }

  @Test
  void theRenderedBaseIsUpToDate() throws IOException {
    List<JsonNode> rendered = Manifests.documents(Kubectl.render("base", List.of()));
    List<JsonNode> committed =
        Manifests.documents(Files.readString(Repository.root().resolve("k8s/shop.yaml")));
    // By name, since whole objects would make the message unreadable.
    assertEquals(
        List.of(),
        Stream.concat(
                committed.stream().filter(object -> !rendered.contains(object)),
                rendered.stream().filter(object -> !committed.contains(object)))
            .map(object -> object.at("/metadata/name").asText())
            .toList(),
        "run scripts/manifests");
  }
}

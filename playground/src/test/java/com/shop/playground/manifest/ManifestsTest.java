package com.shop.playground.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.shop.playground.shop.Repository;
import io.fabric8.kubernetes.api.model.Quantity;
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

/** Every overlay, with every combination of components that goes together. */
class ManifestsTest {
  private static final List<String> OVERLAYS = List.of("kind", "minikube", "production");
  private static final List<String> OPTIONAL = List.of("hpa", "tls", "gateway-api", "small");

  /** What production brings along. */
  private static final List<String> OF_PRODUCTION = List.of("hpa", "tls");

  private static final Map<String, Manifests> RENDERED = new ConcurrentHashMap<>();

  /**
   * @param overlay with the components that are added to it
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

  /** An autoscaler and one replica each contradict one another; routes have no place for tls. */
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
          all.addAll(OF_PRODUCTION);
        }
        boolean contradiction =
            all.containsAll(List.of("hpa", "small"))
                || components.containsAll(List.of("tls", "gateway-api"))
                || all.size() != all.stream().distinct().count();
        if (!contradiction) {
          variants.add(new Variant(overlay, components));
        }
      }
    }
    return variants.stream();
  }

  @BeforeAll
  static void kubectlIsThere() {
    Kubectl.require();
  }

  @ParameterizedTest
  @MethodSource("variants")
  void keepsToEveryRule(Variant variant) {
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
  void thereAreVariantsOfEachOverlay() {
    assertTrue(variants().map(Variant::overlay).distinct().toList().equals(OVERLAYS));
  }

  /**
   * At rest, and while all four services are rolled out at once: what is left of the machine has to
   * do for Kubernetes itself, which asks for 0.95 CPU and some 300 MiB on kind and minikube.
   */
  @ParameterizedTest
  @CsvSource({
    "kind, '', 2200, 4096, 3000, 5120",
    "minikube, '', 2200, 4096, 3000, 5120",
    "kind, small, 500, 1792, 900, 2816",
    "minikube, small, 500, 1792, 900, 2816"
  })
  void asksForNoMoreThanStated(
      String overlay, String component, int cpu, int memory, int surgedCpu, int surgedMemory) {
    Manifests manifests =
        new Variant(overlay, component.isEmpty() ? List.of() : List.of(component)).manifests();
    assertEquals(
        List.of(cpu, memory, surgedCpu, surgedMemory),
        List.of(
            total(manifests, "cpu", false),
            total(manifests, "memory", false),
            total(manifests, "cpu", true),
            total(manifests, "memory", true)));
    int cores = component.equals("small") ? 2000 : 4000;
    assertTrue(surgedCpu <= cores - 950, "does not fit " + cores + " millicores");
    assertTrue(surgedMemory <= cores * 2 - 512, "does not fit " + cores * 2 + " MiB");
  }

  /** In millicores, or MiB. A quarter more pods, rounded up, is one more of each service here. */
  private static int total(Manifests manifests, String resource, boolean surged) {
    double total = 0;
    for (Workload workload : manifests.workloads()) {
      Quantity one = workload.containers().get(0).getResources().getRequests().get(resource);
      double amount = Quantity.getAmountInBytes(one).doubleValue();
      total += amount * (workload.replicas() + (surged && workload.isService() ? 1 : 0));
    }
    return (int) Math.round(resource.equals("cpu") ? total * 1000 : total / (1 << 20));
  }

  @Test
  void theRenderedBaseIsUpToDate() throws IOException {
    List<JsonNode> rendered = Manifests.documents(Kubectl.render("base", List.of()));
    List<JsonNode> committed =
        Manifests.documents(Files.readString(Repository.root().resolve("k8s/shop.yaml")));
    // By name, since a whole object is more than anyone reads.
    assertEquals(
        List.of(),
        Stream.concat(
                committed.stream().filter(object -> !rendered.contains(object)),
                rendered.stream().filter(object -> !committed.contains(object)))
            .map(object -> object.at("/metadata/name").asText())
            .toList(),
        "kubectl kustomize k8s/base > k8s/shop.yaml");
  }
}

package com.shop.playground.manifest;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What an API server would reject, and what must not be committed. */
final class SchemaRules {
  private static final Set<String> NAMESPACES = Set.of("shop", "monitoring");
  private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
  private static final Pattern QUANTITY = Pattern.compile("[1-9]\\d*(m|Ki|Mi|Gi)?");
  private static final Pattern HASHED = Pattern.compile(".*-config.*-[a-z0-9]{10}");

  private SchemaRules() {}

  static List<Rule> all() {
    return List.of(
        new Rule("every object matches its schema", "kubeconform -strict", Manifests::errors),
        new Rule("names are unique DNS labels", "kubeconform", SchemaRules::names),
        new Rule(
            "every object is in the namespace shop or monitoring",
            "kube-linter use-namespace",
            SchemaRules::namespaces),
        new Rule(
            "the namespace enforces the restricted standard",
            "Pod Security Admission",
            SchemaRules::namespace),
        Rule.each(
            "quantities are whole numbers with a unit", "API server", SchemaRules::quantities),
        Rule.each(
            "matchLabelKeys does not repeat the selector", "API server", SchemaRules::spreadKeys),
        new Rule(
            "no manifest contains a Secret",
            "kube-linter secrets in manifests",
            SchemaRules::secrets),
        new Rule(
            "a changed ConfigMap restarts its pods", "kustomize's hashes", SchemaRules::hashes));
  }

  private static List<String> names(Manifests manifests) {
    List<String> violations = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (HasMetadata object : manifests.objects()) {
      String name = object.getMetadata().getNamespace() + "/" + Manifests.name(object);
      if (!DNS_LABEL.matcher(object.getMetadata().getName()).matches()) {
        violations.add(name + " is not a DNS label");
      }
      if (!seen.add(name)) {
        violations.add(name + " is defined twice");
      }
    }
    return violations;
  }

  private static List<String> namespaces(Manifests manifests) {
    return manifests.objects().stream()
        .filter(object -> object instanceof Namespaced)
        .filter(
            object ->
                object.getMetadata().getNamespace() == null
                    || !NAMESPACES.contains(object.getMetadata().getNamespace()))
        .map(Manifests::name)
        .toList();
  }

  private static List<String> namespace(Manifests manifests) {
    return manifests.all(Namespace.class).stream()
        .filter(
            namespace ->
                !"restricted"
                    .equals(
                        namespace
                            .getMetadata()
                            .getLabels()
                            .get("pod-security.kubernetes.io/enforce")))
        .map(Manifests::name)
        .toList();
  }

  private static List<String> quantities(Workload workload) {
    List<String> violations = new ArrayList<>();
    workload
        .allContainers()
        .forEach(
            container -> {
              for (Map<String, Quantity> part :
                  List.of(
                      container.getResources().getRequests(),
                      container.getResources().getLimits())) {
                part.forEach(
                    (name, quantity) -> {
                      if (!QUANTITY.matcher(quantity.toString()).matches()) {
                        violations.add(name + " " + quantity);
                      }
                    });
              }
            });
    return violations;
  }

  private static List<String> spreadKeys(Workload workload) {
    List<String> violations = new ArrayList<>();
    for (TopologySpreadConstraint spread : workload.pod().getTopologySpreadConstraints()) {
      spread.getMatchLabelKeys().stream()
          .filter(key -> spread.getLabelSelector().getMatchLabels().containsKey(key))
          .forEach(key -> violations.add(key + " is in matchLabelKeys and labelSelector"));
    }
    return violations;
  }

  private static List<String> secrets(Manifests manifests) {
    return manifests.all(Secret.class).stream().map(Manifests::name).toList();
  }

  private static List<String> hashes(Manifests manifests) {
    return manifests.all(ConfigMap.class).stream()
        .filter(map -> !HASHED.matcher(map.getMetadata().getName()).matches())
        .map(Manifests::name)
        .toList();
  }
}

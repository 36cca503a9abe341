package com.shop.playground.manifest;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A Deployment or a StatefulSet.
 *
 * @param name kind and name, for messages
 * @param replicas 0 if an autoscaler sets them
 * @param selector selects its pods
 * @param labels of its pods; for a StatefulSet, those of the first pod
 * @param template the pod template
 * @param claims the names of its volume claim templates
 */
record Workload(
    String name,
    int replicas,
    LabelSelector selector,
    Map<String, String> labels,
    PodTemplateSpec template,
    List<String> claims) {

  static Workload of(Deployment deployment) {
    return new Workload(
        Manifests.name(deployment),
        deployment.getSpec().getReplicas() == null ? 0 : deployment.getSpec().getReplicas(),
        deployment.getSpec().getSelector(),
        labels(deployment.getSpec().getTemplate()),
        deployment.getSpec().getTemplate(),
        List.of());
  }

  static Workload of(StatefulSet set) {
    Map<String, String> labels = new HashMap<>(labels(set.getSpec().getTemplate()));
    labels.put("statefulset.kubernetes.io/pod-name", set.getMetadata().getName() + "-0");
    return new Workload(
        Manifests.name(set),
        set.getSpec().getReplicas(),
        set.getSpec().getSelector(),
        labels,
        set.getSpec().getTemplate(),
        set.getSpec().getVolumeClaimTemplates().stream()
            .map(claim -> claim.getMetadata().getName())
            .toList());
  }

  private static Map<String, String> labels(PodTemplateSpec template) {
    Map<String, String> labels = template.getMetadata().getLabels();
    return labels == null ? Map.of() : labels;
  }

  PodSpec pod() {
    return template.getSpec();
  }

  /** The containers without init containers; each service has one. */
  List<Container> containers() {
    return pod().getContainers();
  }

  List<Container> allContainers() {
    return Stream.concat(pod().getInitContainers().stream(), containers().stream()).toList();
  }

  boolean isSelectedBy(LabelSelector selector) {
    return Labels.match(selector, labels);
  }

  /** Whether clients or other services call it. */
  boolean isService() {
    return name.startsWith("Deployment/") && name.endsWith("-service");
  }
}

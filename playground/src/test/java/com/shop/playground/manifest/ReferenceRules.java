package com.shop.playground.manifest;

import com.shop.playground.manifest.Rule.Violations;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressServiceBackend;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every reference to another object is valid. */
final class ReferenceRules {

  private ReferenceRules() {}

  static List<Rule> all() {
    return List.of(
        Rule.each(
            "a selector matches its pod template",
            "kube-linter mismatching-selector",
            w ->
                new Violations()
                    .unless(w.isSelectedBy(w.selector()), "does not select its own pods")
                    .list()),
        new Rule(
            "a Service selects pods and one of their ports",
            "kube-linter dangling-service, kube-score service-targets-pod",
            ReferenceRules::services),
        new Rule(
            "an Ingress routes to existing Services",
            "kube-linter dangling-ingress, kube-score ingress-targets-service",
            ReferenceRules::ingresses),
        new Rule(
            "an HTTPRoute routes to existing Services",
            "kube-linter dangling-ingress",
            ReferenceRules::routes),
        new Rule(
            "a NetworkPolicy selects pods",
            "kube-linter dangling-networkpolicy",
            ReferenceRules::policies),
        new Rule(
            "an autoscaler targets a Deployment without replicas",
            "kube-linter dangling-horizontalpodautoscaler, kube-score"
                + " deployment-targeted-by-hpa-does-not-have-replicas-configured",
            ReferenceRules::autoscalers),
        new Rule(
            "a disruption budget selects pods",
            "kube-score pod-disruption-budget",
            manifests ->
                manifests.all(PodDisruptionBudget.class).stream()
                    .filter(
                        budget ->
                            manifests.workloads().stream()
                                .noneMatch(w -> w.isSelectedBy(budget.getSpec().getSelector())))
                    .map(Manifests::name)
                    .toList()),
        new Rule(
            "a PodMonitor selects pods and one of their ports",
            "no linter check: such a monitor finds nothing",
            ReferenceRules::monitors),
        new Rule(
            "a ServiceAccount exists",
            "kube-linter non-existent-service-account",
            manifests ->
                manifests.workloads().stream()
                    .filter(
                        w ->
                            manifests
                                .find(ServiceAccount.class, w.pod().getServiceAccountName())
                                .isEmpty())
                    .map(Workload::name)
                    .toList()),
        new Rule(
            "a StatefulSet has a headless Service",
            "kube-score statefulset-has-servicename",
            manifests ->
                manifests.all(StatefulSet.class).stream()
                    .filter(
                        set ->
                            manifests
                                .find(Service.class, set.getSpec().getServiceName())
                                .filter(service -> "None".equals(service.getSpec().getClusterIP()))
                                .isEmpty())
                    .map(Manifests::name)
                    .toList()),
        new Rule(
            "referenced ConfigMaps, Secrets and keys exist",
            "kube-linter dangling references",
            ReferenceRules::configuration),
        Rule.each(
            "every mount has a volume, every volume a mount",
            "API server",
            ReferenceRules::mounts));
  }

  private static List<String> services(Manifests manifests) {
    Violations violations = new Violations();
    for (Service service : manifests.all(Service.class)) {
      if (service.getSpec().getExternalName() != null) {
        continue;
      }
      List<Workload> behind =
          manifests.workloads().stream()
              .filter(
                  w ->
                      w.isSelectedBy(
                          new LabelSelectorBuilder()
                              .withMatchLabels(service.getSpec().getSelector())
                              .build()))
              .toList();
      violations.unless(!behind.isEmpty(), Manifests.name(service) + " selects no pods");
      violations.unless(
          service.getSpec().getSelector() != null && !service.getSpec().getSelector().isEmpty(),
          Manifests.name(service) + " has no selector");
      for (ServicePort port : service.getSpec().getPorts()) {
        violations.unless(
            behind.stream().allMatch(w -> hasPort(w, port)),
            Manifests.name(service) + " has no pod with port " + port.getTargetPort());
      }
    }
    return violations.list();
  }

  private static boolean hasPort(Workload workload, ServicePort port) {
    return workload.containers().stream()
        .flatMap(container -> container.getPorts().stream())
        .anyMatch(
            own ->
                own.getContainerPort().equals(port.getTargetPort().getIntVal())
                    || own.getName().equals(port.getTargetPort().getStrVal()));
  }

  /** Production has no MySQL of its own. */
  private static List<String> monitors(Manifests manifests) {
    Violations violations = new Violations();
    for (PodMonitor monitor : manifests.all(PodMonitor.class)) {
      if (!manifests.haveOwnMySql() && monitor.getMetadata().getName().equals("mysql")) {
        continue;
      }
      List<Workload> selected =
          manifests.workloads().stream()
              .filter(w -> w.isSelectedBy(monitor.getSpec().getSelector()))
              .toList();
      violations.unless(!selected.isEmpty(), Manifests.name(monitor) + " selects no pods");
      monitor
          .getSpec()
          .getPodMetricsEndpoints()
          .forEach(
              endpoint ->
                  violations.unless(
                      selected.stream().allMatch(w -> hasPort(w, endpoint.getPort())),
                      Manifests.name(monitor) + " has no pod with port " + endpoint.getPort()));
    }
    return violations.list();
  }

  private static boolean hasPort(Workload workload, String name) {
    return workload.containers().stream()
        .flatMap(container -> container.getPorts().stream())
        .anyMatch(port -> name.equals(port.getName()));
  }

  private static List<String> ingresses(Manifests manifests) {
    Violations violations = new Violations();
    for (Ingress ingress : manifests.all(Ingress.class)) {
      List<IngressServiceBackend> backends =
          ingress.getSpec().getRules().stream()
              .flatMap(rule -> rule.getHttp().getPaths().stream())
              .map(path -> path.getBackend().getService())
              .toList();
      violations.unless(!backends.isEmpty(), Manifests.name(ingress) + " has no backend");
      for (IngressServiceBackend backend : backends) {
        violations.unless(
            manifests
                .find(Service.class, backend.getName())
                .filter(
                    service ->
                        service.getSpec().getPorts().stream()
                            .anyMatch(
                                port ->
                                    port.getName().equals(backend.getPort().getName())
                                        || port.getPort().equals(backend.getPort().getNumber())))
                .isPresent(),
            Manifests.name(ingress) + " routes to an unknown backend: " + backend.getName());
      }
    }
    return violations.list();
  }

  private static List<String> routes(Manifests manifests) {
    Violations violations = new Violations();
    for (HTTPRoute route : manifests.all(HTTPRoute.class)) {
      route.getSpec().getRules().stream()
          .flatMap(rule -> rule.getBackendRefs().stream())
          .forEach(
              backend ->
                  violations.unless(
                      manifests
                          .find(Service.class, backend.getName())
                          .filter(
                              service ->
                                  service.getSpec().getPorts().stream()
                                      .anyMatch(p -> p.getPort().equals(backend.getPort())))
                          .isPresent(),
                      Manifests.name(route)
                          + " routes to an unknown backend: "
                          + backend.getName()));
    }
    return violations.list();
  }

  private static List<String> policies(Manifests manifests) {
    return manifests.all(NetworkPolicy.class).stream()
        .filter(
            policy ->
                manifests.workloads().stream()
                    .noneMatch(w -> w.isSelectedBy(policy.getSpec().getPodSelector())))
        .map(Manifests::name)
        .toList();
  }

  private static List<String> autoscalers(Manifests manifests) {
    Violations violations = new Violations();
    for (HorizontalPodAutoscaler scaler : manifests.all(HorizontalPodAutoscaler.class)) {
      Optional<Deployment> target =
          manifests.find(Deployment.class, scaler.getSpec().getScaleTargetRef().getName());
      violations.unless(target.isPresent(), Manifests.name(scaler) + " targets no Deployment");
      violations.unless(
          target.map(d -> d.getSpec().getReplicas()).isEmpty(),
          Manifests.name(scaler) + " targets a Deployment with replicas");
    }
    return violations.list();
  }

  private static List<String> configuration(Manifests manifests) {
    Violations violations = new Violations();
    for (Workload workload : manifests.workloads()) {
      for (String reference : references(workload)) {
        violations.unless(
            exists(manifests, reference), workload.name() + " refers to missing " + reference);
      }
    }
    for (Ingress ingress : manifests.all(Ingress.class)) {
      ingress.getSpec().getTls().stream()
          .filter(tls -> !Installed.SECRETS.containsKey(tls.getSecretName()))
          .forEach(
              tls ->
                  violations.unless(false, Manifests.name(ingress) + " refers to missing " + tls));
    }
    return violations.list();
  }

  /**
   * References as {@code secret NAME KEY} or {@code configmap NAME KEY}, without a key for all
   * keys.
   */
  private static Set<String> references(Workload workload) {
    Set<String> references = new HashSet<>();
    for (Container container : workload.allContainers()) {
      for (EnvVar variable : container.getEnv()) {
        if (variable.getValueFrom() != null && variable.getValueFrom().getSecretKeyRef() != null) {
          references.add(
              "secret %s %s"
                  .formatted(
                      variable.getValueFrom().getSecretKeyRef().getName(),
                      variable.getValueFrom().getSecretKeyRef().getKey()));
        }
        if (variable.getValueFrom() != null
            && variable.getValueFrom().getConfigMapKeyRef() != null
            && !Boolean.TRUE.equals(variable.getValueFrom().getConfigMapKeyRef().getOptional())) {
          references.add(
              "configmap %s %s"
                  .formatted(
                      variable.getValueFrom().getConfigMapKeyRef().getName(),
                      variable.getValueFrom().getConfigMapKeyRef().getKey()));
        }
      }
    }
    for (Volume volume : workload.pod().getVolumes()) {
      if (volume.getConfigMap() != null) {
        add(
            references,
            "configmap " + volume.getConfigMap().getName(),
            volume.getConfigMap().getItems());
      }
      if (volume.getSecret() != null) {
        add(
            references,
            "secret " + volume.getSecret().getSecretName(),
            volume.getSecret().getItems());
      }
      if (volume.getProjected() != null) {
        volume.getProjected().getSources().stream()
            .map(VolumeProjection::getSecret)
            .forEach(secret -> add(references, "secret " + secret.getName(), secret.getItems()));
      }
    }
    return references;
  }

  private static void add(Set<String> references, String owner, List<KeyToPath> items) {
    if (items.isEmpty()) {
      references.add(owner);
    }
    items.forEach(item -> references.add(owner + " " + item.getKey()));
  }

  private static boolean exists(Manifests manifests, String reference) {
    String[] parts = reference.split(" ");
    Set<String> keys;
    if (parts[0].equals("secret")) {
      keys = Installed.SECRETS.get(parts[1]);
    } else {
      keys =
          manifests
              .find(ConfigMap.class, parts[1])
              .map(map -> map.getData().keySet())
              .orElse(Installed.CONFIG_MAPS.get(parts[1]));
    }
    return keys != null && (parts.length == 2 || keys.contains(parts[2]));
  }

  private static List<String> mounts(Workload workload) {
    Set<String> volumes = new HashSet<>(workload.claims());
    workload.pod().getVolumes().forEach(volume -> volumes.add(volume.getName()));
    List<String> mounted = new ArrayList<>();
    for (Container container : workload.allContainers()) {
      container.getVolumeMounts().stream().map(VolumeMount::getName).forEach(mounted::add);
    }
    return Stream.concat(
            mounted.stream().filter(name -> !volumes.contains(name)),
            volumes.stream().filter(name -> !mounted.contains(name)))
        .toList();
  }
}

package com.shop.playground.manifest;

import com.shop.playground.manifest.Rule.Violations;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** The names, numbers and paths that the reference document specifies. */
final class DocumentRules {

  /** From section 8.1. A component may use one replica each, or an autoscaler. */
  private static final Map<String, Integer> REPLICAS =
      Map.of("user-service", 3, "product-service", 2, "order-service", 3, "payment-service", 2);

  private static final Set<String> ROUTES =
      new TreeSet<>(
          Set.of(
              "api.shop.com/user -> user-service",
              "api.shop.com/product -> product-service",
              "api.shop.com/assets -> product-service",
              "api.shop.com/ -> product-service",
              "api.shop.com/order -> order-service",
              "api.shop.com/payment -> payment-service"));

  private DocumentRules() {}

  static List<Rule> all() {
    return List.of(
        service("replicas match section 8.1", DocumentRules::replicas),
        service("app is the label and the only selector", DocumentRules::labels),
        service("the container matches section 8.2", DocumentRules::container),
        service("resources match section 3.3", DocumentRules::resources),
        service("probes match section 7.2", DocumentRules::probes),
        new Rule(
            "Services match sections 4.4 and 8.2",
            "the reference document",
            DocumentRules::services),
        new Rule(
            "routes match sections 5.3 and 8.3", "the reference document", DocumentRules::routes),
        service("configuration is mounted as in section 8.2", DocumentRules::configuration),
        service("service URLs come from the ConfigMap, section 6.2", DocumentRules::environment),
        new Rule(
            "autoscaling targets 70 % CPU, section 8.4",
            "the reference document, kube-linter hpa-minimum-three-replicas does not apply",
            DocumentRules::autoscaling),
        new Rule(
            "MySQL is a StatefulSet behind mysql-service:3306",
            "the reference document, sections 7.4 and 8.2",
            DocumentRules::mysql));
  }

  private interface ServiceRule {
    void check(String name, Deployment deployment, Manifests manifests, Violations violations);
  }

  private static Rule service(String name, ServiceRule rule) {
    return new Rule(
        name,
        "the reference document",
        manifests -> {
          Violations violations = new Violations();
          for (String service : REPLICAS.keySet()) {
            Optional<Deployment> deployment = manifests.find(Deployment.class, service);
            violations.unless(deployment.isPresent(), service + " is missing");
            deployment.ifPresent(
                d -> {
                  Violations own = new Violations();
                  rule.check(service, d, manifests, own);
                  own.list().forEach(line -> violations.unless(false, service + ": " + line));
                });
          }
          return violations.list();
        });
  }

  private static void replicas(
      String name, Deployment deployment, Manifests manifests, Violations violations) {
    Integer replicas = deployment.getSpec().getReplicas();
    boolean scaled = manifests.find(HorizontalPodAutoscaler.class, name).isPresent();
    boolean small = manifests.workloads().stream().allMatch(w -> w.replicas() <= 1);
    violations.unless(
        scaled || small || REPLICAS.get(name).equals(replicas), String.valueOf(replicas));
  }

  private static void labels(
      String name, Deployment deployment, Manifests manifests, Violations violations) {
    Map<String, String> app = Map.of("app", name);
    violations
        .unless(app.equals(deployment.getSpec().getSelector().getMatchLabels()), "selector")
        .unless(name.equals(deployment.getMetadata().getLabels().get("app")), "label")
        .unless(
            name.equals(deployment.getSpec().getTemplate().getMetadata().getLabels().get("app")),
            "label of the pods");
  }

  private static void container(
      String name, Deployment deployment, Manifests manifests, Violations violations) {
    List<Container> containers = deployment.getSpec().getTemplate().getSpec().getContainers();
    Container container = containers.get(0);
    violations
        .unless(containers.size() == 1 && container.getName().equals(name), "container")
        .unless(container.getImage().equals(name + ":1.0"), container.getImage())
        .unless(container.getPorts().stream().anyMatch(p -> p.getContainerPort() == 8080), "port")
        .unless(fromSecret(container, "DB_PASSWORD", name + "-secret", "db-password"), "password")
        .unless(fromSecret(container, "DB_USERNAME", name + "-secret", "username"), "username");
  }

  private static boolean fromSecret(Container container, String variable, String name, String key) {
    return container.getEnv().stream()
        .filter(v -> v.getName().equals(variable) && v.getValueFrom() != null)
        .map(v -> v.getValueFrom().getSecretKeyRef())
        .anyMatch(secret -> secret.getName().equals(name) && secret.getKey().equals(key));
  }

  private static void resources(
      String name, Deployment deployment, Manifests manifests, Violations violations) {
    Container container = deployment.getSpec().getTemplate().getSpec().getContainers().get(0);
    BiConsumer<String, Map<String, ?>> check =
        (expected, actual) ->
            violations.unless(
                expected.equals(actual.get("memory") + " " + actual.get("cpu")),
                String.valueOf(actual));
    boolean small = manifests.workloads().stream().allMatch(w -> w.replicas() == 1);
    check.accept(small ? "256Mi 100m" : "256Mi 200m", container.getResources().getRequests());
    check.accept("512Mi 500m", container.getResources().getLimits());
  }

  private static void probes(
      String name, Deployment deployment, Manifests manifests, Violations violations) {
    Container container = deployment.getSpec().getTemplate().getSpec().getContainers().get(0);
    violations
        .unless(is(container.getLivenessProbe(), "/health", 30, 10), "liveness")
        .unless(is(container.getReadinessProbe(), "/ready", 5, 5), "readiness");
  }

  private static boolean is(Probe probe, String path, int delay, int period) {
    return probe != null
        && probe.getHttpGet().getPath().equals(path)
        && Integer.valueOf(8080).equals(probe.getHttpGet().getPort().getIntVal())
        && probe.getInitialDelaySeconds() == delay
        && probe.getPeriodSeconds() == period;
  }

  private static List<String> services(Manifests manifests) {
    Violations violations = new Violations();
    for (String name : REPLICAS.keySet()) {
      Optional<Service> service = manifests.find(Service.class, name);
      violations.unless(
          service
              .filter(s -> s.getSpec().getSelector().equals(Map.of("app", name)))
              .map(s -> s.getSpec().getPorts())
              .filter(ports -> ports.size() == 1 && isEightyTo8080(ports.get(0)))
              .isPresent(),
          name);
    }
    return violations.list();
  }

  private static boolean isEightyTo8080(ServicePort port) {
    return port.getPort() == 80
        && Integer.valueOf(8080).equals(port.getTargetPort().getIntVal())
        && "TCP".equals(port.getProtocol());
  }

  private static List<String> routes(Manifests manifests) {
    Set<String> routes = new TreeSet<>();
    for (Ingress ingress : manifests.all(Ingress.class)) {
      ingress
          .getSpec()
          .getRules()
          .forEach(
              rule ->
                  rule.getHttp()
                      .getPaths()
                      .forEach(
                          path ->
                              routes.add(
                                  "%s%s -> %s"
                                      .formatted(
                                          rule.getHost(),
                                          path.getPath(),
                                          path.getBackend().getService().getName()))));
    }
    for (HTTPRoute route : manifests.all(HTTPRoute.class)) {
      route
          .getSpec()
          .getRules()
          .forEach(
              rule ->
                  rule.getMatches()
                      .forEach(
                          match ->
                              routes.add(
                                  "%s%s -> %s"
                                      .formatted(
                                          String.join(",", route.getSpec().getHostnames()),
                                          match.getPath().getValue(),
                                          rule.getBackendRefs().get(0).getName()))));
    }
    return new Violations().unless(routes.equals(ROUTES), routes.toString()).list();
  }

  private static void configuration(
      String name, Deployment deployment, Manifests manifests, Violations violations) {
    var pod = deployment.getSpec().getTemplate().getSpec();
    Optional<String> volume =
        pod.getContainers().get(0).getVolumeMounts().stream()
            .filter(mount -> mount.getMountPath().equals("/app/config"))
            .map(mount -> mount.getName())
            .findFirst();
    Optional<ConfigMap> map =
        pod.getVolumes().stream()
            .filter(v -> volume.filter(v.getName()::equals).isPresent())
            .map(Volume::getConfigMap)
            .filter(source -> source != null && source.getName().startsWith(name + "-config"))
            .findFirst()
            .flatMap(source -> manifests.find(ConfigMap.class, source.getName()));
    violations.unless(
        map.map(m -> m.getData().get("application.yml"))
            .filter(yml -> yml.contains("url: jdbc:mysql://mysql-service:3306/"))
            .isPresent(),
        "no application.yml with a database URL at /app/config");
  }

  /** Checked for order-service, which needs the URLs of the services that it calls. */
  private static void environment(
      String name, Deployment deployment, Manifests manifests, Violations violations) {
    if (!name.equals("order-service")) {
      return;
    }
    Container container = deployment.getSpec().getTemplate().getSpec().getContainers().get(0);
    for (String called : List.of("user-service", "product-service", "payment-service")) {
      String variable = called.toUpperCase(Locale.ROOT).replace('-', '_') + "_URL";
      violations.unless(
          container.getEnv().stream()
              .filter(v -> v.getName().equals(variable) && v.getValueFrom() != null)
              .map(v -> v.getValueFrom().getConfigMapKeyRef())
              .filter(entry -> entry != null && entry.getName().startsWith(name + "-config"))
              .anyMatch(entry -> entry.getKey().equals(called + ".url")),
          variable);
    }
  }

  private static List<String> autoscaling(Manifests manifests) {
    Violations violations = new Violations();
    for (HorizontalPodAutoscaler scaler : manifests.all(HorizontalPodAutoscaler.class)) {
      var spec = scaler.getSpec();
      violations
          .unless(
              spec.getMetrics().size() == 1
                  && spec.getMetrics().get(0).getResource().getName().equals("cpu")
                  && spec.getMetrics().get(0).getResource().getTarget().getAverageUtilization()
                      == 70,
              Manifests.name(scaler) + " does not target 70 % CPU")
          .unless(
              spec.getMinReplicas().equals(REPLICAS.get(scaler.getMetadata().getName())),
              Manifests.name(scaler) + " allows fewer replicas than section 8.1");
    }
    return violations.list();
  }

  /** The shop's own set, or an external MySQL under the same Service names. */
  private static List<String> mysql(Manifests manifests) {
    Violations violations = new Violations();
    if (!manifests.haveOwnMySql()) {
      return violations
          .unless(isExternal(manifests, "mysql-service"), "mysql-service has no external name")
          .unless(isExternal(manifests, "mysql-read"), "mysql-read has no external name")
          .list();
    }
    String pod = "statefulset.kubernetes.io/pod-name";
    return violations
        .unless(
            manifests
                .find(StatefulSet.class, "mysql")
                .filter(set -> set.getSpec().getVolumeClaimTemplates().size() == 1)
                // In parallel, so that a replica can start while the primary is unavailable.
                .filter(set -> "Parallel".equals(set.getSpec().getPodManagementPolicy()))
                .isPresent(),
            "no parallel StatefulSet with a volume")
        .unless(
            manifests
                .find(StatefulSet.class, "mysql")
                .filter(set -> set.getSpec().getTemplate().getSpec().getContainers().size() == 1)
                .isPresent(),
            "another container in its pods could take MySQL out of its Services")
        .unless(
            isAt3306(manifests, "mysql-service", Map.of("app", "mysql", pod, "mysql-0")),
            "no mysql-service on 3306")
        .unless(isAt3306(manifests, "mysql-read", Map.of("app", "mysql")), "no mysql-read on 3306")
        .unless(
            manifests
                .find(Service.class, "mysql")
                .filter(s -> Boolean.TRUE.equals(s.getSpec().getPublishNotReadyAddresses()))
                .isPresent(),
            "pods cannot find each other before they are ready")
        .list();
  }

  private static boolean isExternal(Manifests manifests, String name) {
    return manifests
        .find(Service.class, name)
        .filter(service -> service.getSpec().getExternalName() != null)
        .isPresent();
  }

  private static boolean isAt3306(Manifests manifests, String name, Map<String, String> selector) {
    return manifests
        .find(Service.class, name)
        .filter(service -> service.getSpec().getPorts().get(0).getPort() == 3306)
        .filter(service -> service.getSpec().getSelector().equals(selector))
        .isPresent();
  }
}

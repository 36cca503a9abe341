package com.shop.playground.manifest;

import com.shop.playground.manifest.Rule.Violations;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Pods have the least privileges that they need. */
final class PodRules {
  private static final Set<String> RESOURCES = Set.of("cpu", "memory", "ephemeral-storage");
  private static final Pattern FIXED_TAG =
      Pattern.compile("[^:]+:(1\\.0|9\\.7|v?\\d+\\.\\d+\\.\\d+|dev-[0-9a-f]{12})");

  /** The only pods that read the API server; both belong to the component monitoring. */
  private static final Set<String> TOKENS =
      Set.of("Deployment/prometheus", "Deployment/kube-state-metrics");

  private static final Set<String> READABLE =
      Set.of("pods", "deployments", "statefulsets", "nodes", "nodes/metrics");

  private PodRules() {}

  static List<Rule> all() {
    return List.of(
        Rule.each(
            "no container runs as root",
            "kube-linter run-as-non-root, Polaris runAsRootAllowed",
            PodRules::users),
        container(
            "the root file system is read-only",
            "kube-linter no-read-only-root-fs, Polaris notReadOnlyRootFilesystem",
            c -> Boolean.TRUE.equals(security(c).getReadOnlyRootFilesystem())),
        container(
            "privilege escalation is disabled",
            "kube-linter privilege-escalation-container, Polaris privilegeEscalationAllowed",
            c -> Boolean.FALSE.equals(security(c).getAllowPrivilegeEscalation())),
        container(
            "no container is privileged",
            "kube-linter privileged-container, kube-score container-security-context-privileged",
            c -> !Boolean.TRUE.equals(security(c).getPrivileged())),
        container(
            "all capabilities are dropped",
            "kube-linter drop-net-raw-capability, Polaris insecureCapabilities",
            c ->
                security(c).getCapabilities() != null
                    && security(c).getCapabilities().getDrop().equals(List.of("ALL"))
                    && security(c).getCapabilities().getAdd().isEmpty()),
        Rule.each(
            "the seccomp profile is RuntimeDefault",
            "kube-score container-seccomp-profile",
            w ->
                new Violations()
                    .unless(
                        security(w).getSeccompProfile() != null
                            && "RuntimeDefault".equals(security(w).getSeccompProfile().getType()),
                        "no seccomp profile")
                    .list()),
        Rule.each(
            "no pod mounts an API server token, except to discover what to monitor",
            "Polaris automountServiceAccountToken",
            w ->
                new Violations()
                    .unless(
                        Boolean.FALSE.equals(w.pod().getAutomountServiceAccountToken())
                            || TOKENS.contains(w.name()),
                        "has a token")
                    .list()),
        new Rule(
            "service discovery reads pods, workloads and kubelet metrics only",
            "kube-linter access-to-secrets, access-to-create-pods, cluster-admin-role-binding",
            PodRules::permissions),
        Rule.each(
            "no pod uses host namespaces, ports or paths",
            "kube-linter host-network, host-pid, host-ipc, sensitive-host-mounts, Polaris hostPortSet",
            PodRules::hostAccess),
        container(
            "requests and limits are set, ephemeral storage too",
            "kube-linter unset-cpu-requirements, unset-memory-requirements, kube-score container-ephemeral-storage-request-and-limit",
            c ->
                c.getResources().getRequests().keySet().equals(RESOURCES)
                    && c.getResources().getLimits().keySet().equals(RESOURCES)),
        container(
            "images have a fixed tag",
            "kube-linter latest-tag, Polaris tagNotSpecified",
            c -> FIXED_TAG.matcher(c.getImage()).matches()),
        container(
            "the image pull policy is IfNotPresent",
            "the opposite of kube-score container-image-pull-policy, since tags are fixed",
            c -> "IfNotPresent".equals(c.getImagePullPolicy())),
        container(
            "environment variables are unique",
            "kube-linter duplicate-env-vars, kube-score environment-variable-key-duplication",
            c ->
                new HashSet<>(c.getEnv().stream().map(EnvVar::getName).toList()).size()
                    == c.getEnv().size()),
        container(
            "no environment variable contains a secret",
            "kube-linter env-var-secret",
            c ->
                c.getEnv().stream()
                    .filter(v -> v.getName().matches(".*(PASSWORD|SECRET|TOKEN).*"))
                    .allMatch(v -> v.getValue() == null && v.getValueFrom() != null)),
        Rule.each(
            "mounted files are readable by a non-root user",
            "observed at run time with mode 0600",
            PodRules::readable));
  }

  private static Rule container(String name, String mirrors, Predicate<Container> holds) {
    return Rule.each(
        name,
        mirrors,
        w -> w.allContainers().stream().filter(holds.negate()).map(Container::getName).toList());
  }

  private static SecurityContext security(Container container) {
    return Objects.requireNonNullElseGet(container.getSecurityContext(), SecurityContext::new);
  }

  private static PodSecurityContext security(Workload workload) {
    return Objects.requireNonNullElseGet(
        workload.pod().getSecurityContext(), PodSecurityContext::new);
  }

  private static List<String> permissions(Manifests manifests) {
    List<PolicyRule> rules = new ArrayList<>();
    manifests.all(Role.class).forEach(role -> rules.addAll(role.getRules()));
    manifests.all(ClusterRole.class).forEach(role -> rules.addAll(role.getRules()));
    return rules.stream()
        .filter(
            rule ->
                !READABLE.containsAll(rule.getResources())
                    || !Set.of("get", "list", "watch").containsAll(rule.getVerbs()))
        .map(String::valueOf)
        .toList();
  }

  private static List<String> users(Workload workload) {
    PodSecurityContext pod = security(workload);
    Violations violations =
        new Violations()
            .unless(Boolean.TRUE.equals(pod.getRunAsNonRoot()), "may run as root")
            .unless(pod.getRunAsUser() != null && pod.getRunAsUser() > 0, "has no user id");
    for (Container container : workload.allContainers()) {
      violations.unless(
          security(container).getRunAsUser() == null
              && security(container).getRunAsNonRoot() == null,
          container.getName() + " overrides the user of the pod");
    }
    return violations.list();
  }

  private static List<String> hostAccess(Workload workload) {
    PodSpec pod = workload.pod();
    Violations violations =
        new Violations()
            .unless(
                Stream.of(pod.getHostNetwork(), pod.getHostPID(), pod.getHostIPC())
                    .noneMatch(Boolean.TRUE::equals),
                "uses a namespace of the node");
    workload.allContainers().stream()
        .flatMap(container -> container.getPorts().stream())
        .forEach(port -> violations.unless(port.getHostPort() == null, "uses a port of the node"));
    pod.getVolumes().forEach(volume -> violations.unless(isAllowed(volume), volume.getName()));
    return violations.list();
  }

  /** The volume types that the shop uses, out of those that the restricted standard allows. */
  private static boolean isAllowed(Volume volume) {
    return Stream.of(
            volume.getEmptyDir(), volume.getConfigMap(), volume.getSecret(), volume.getProjected())
        .anyMatch(Objects::nonNull);
  }

  private static List<String> readable(Workload workload) {
    List<String> violations = new ArrayList<>();
    boolean group = security(workload).getFsGroup() != null;
    for (Volume volume : workload.pod().getVolumes()) {
      Integer mode =
          volume.getConfigMap() != null
              ? volume.getConfigMap().getDefaultMode()
              : volume.getSecret() != null
                  ? volume.getSecret().getDefaultMode()
                  : volume.getProjected() != null
                      ? volume.getProjected().getDefaultMode()
                      : Integer.valueOf(0444);
      if (mode == null || (mode & (group ? 0040 : 0004)) == 0) {
        violations.add(volume.getName());
      }
    }
    return violations;
  }
}

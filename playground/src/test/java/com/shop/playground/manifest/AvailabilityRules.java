package com.shop.playground.manifest;

import com.shop.playground.manifest.Rule.Violations;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pods start, run and stop without failing requests. */
final class AvailabilityRules {
  /** The value of quarkus.shutdown.timeout, in seconds. */
  private static final int SHUTDOWN_SECONDS = 20;

  private AvailabilityRules() {}

  static List<Rule> all() {
    return List.of(
        Rule.each(
            "every container has three separate probes",
            "kube-linter no-liveness-probe, no-readiness-probe, kube-score pod-probes",
            AvailabilityRules::probes),
        Rule.each(
            "the startup probe allows five minutes",
            "kube-score pod-probes: a startup probe for slow starters",
            w ->
                w.containers().stream()
                    .map(Container::getStartupProbe)
                    .filter(p -> p == null || p.getPeriodSeconds() * p.getFailureThreshold() < 300)
                    .map(String::valueOf)
                    .toList()),
        new Rule(
            "a new pod is ready before an old one stops",
            "kube-linter no-rolling-update-strategy",
            AvailabilityRules::rollingUpdate),
        Rule.each(
            "a terminating pod completes its requests",
            "no linter check: a preStop pause and a sufficient grace period",
            AvailabilityRules::termination),
        Rule.each(
            "pods are spread over nodes and zones",
            "Polaris topologySpreadConstraint, kube-linter no-anti-affinity",
            AvailabilityRules::spread),
        new Rule(
            "a drain evicts one pod at a time and is never blocked",
            "kube-linter pdb-max-unavailable, pdb-unhealthy-pod-eviction-policy",
            AvailabilityRules::budgets));
  }

  private static List<String> probes(Workload workload) {
    Violations violations = new Violations();
    for (Container container : workload.containers()) {
      List<Probe> probes =
          Stream.of(
                  container.getStartupProbe(),
                  container.getLivenessProbe(),
                  container.getReadinessProbe())
              .filter(probe -> probe != null)
              .toList();
      violations.unless(probes.size() == 3, container.getName() + " lacks a probe");
      violations.unless(
          container.getLivenessProbe() != null
              && container.getReadinessProbe() != null
              && !action(container.getLivenessProbe())
                  .equals(action(container.getReadinessProbe())),
          container.getName() + " has the same liveness and readiness probe");
    }
    return violations.list();
  }

  private static String action(Probe probe) {
    return probe.getHttpGet() + " " + probe.getExec() + " " + probe.getTcpSocket();
  }

  private static List<String> rollingUpdate(Manifests manifests) {
    Violations violations = new Violations();
    for (Deployment deployment : manifests.all(Deployment.class)) {
      DeploymentStrategy strategy = deployment.getSpec().getStrategy();
      violations.unless(
          strategy != null
              && "RollingUpdate".equals(strategy.getType())
              && "0%".equals(strategy.getRollingUpdate().getMaxUnavailable().getStrVal())
              && isPercentage(strategy.getRollingUpdate().getMaxSurge()),
          Manifests.name(deployment));
    }
    return violations.list();
  }

  /** The API server rejects a number in quotes, although the client model accepts it. */
  private static boolean isPercentage(IntOrString value) {
    return value.getStrVal() != null && value.getStrVal().matches("[1-9]\\d*%");
  }

  private static List<String> termination(Workload workload) {
    if (!workload.isService()) {
      return List.of();
    }
    Violations violations = new Violations();
    for (Container container : workload.containers()) {
      boolean sleeps =
          container.getLifecycle() != null
              && container.getLifecycle().getPreStop() != null
              && container.getLifecycle().getPreStop().getSleep() != null;
      violations.unless(sleeps, "has no preStop pause");
      if (sleeps) {
        long pause = container.getLifecycle().getPreStop().getSleep().getSeconds();
        violations.unless(
            workload.pod().getTerminationGracePeriodSeconds() > pause + SHUTDOWN_SECONDS,
            "has a grace period that is too short");
      }
    }
    return violations.list();
  }

  private static List<String> spread(Workload workload) {
    Set<String> keys =
        workload.pod().getTopologySpreadConstraints().stream()
            .filter(spread -> workload.isSelectedBy(spread.getLabelSelector()))
            .map(spread -> spread.getTopologyKey())
            .collect(Collectors.toSet());
    return new Violations()
        .unless(
            keys.equals(Set.of("kubernetes.io/hostname", "topology.kubernetes.io/zone")),
            "spread over " + keys)
        .list();
  }

  private static List<String> budgets(Manifests manifests) {
    Violations violations = new Violations();
    List<PodDisruptionBudget> budgets = manifests.all(PodDisruptionBudget.class);
    for (Workload workload : manifests.workloads()) {
      List<PodDisruptionBudget> own =
          budgets.stream().filter(b -> workload.isSelectedBy(b.getSpec().getSelector())).toList();
      violations.unless(
          own.size() == 1, workload.name() + " has " + own.size() + " disruption budgets");
      violations.unless(
          own.stream()
              .map(PodDisruptionBudget::getSpec)
              .allMatch(
                  budget ->
                      Integer.valueOf(1).equals(budget.getMaxUnavailable().getIntVal())
                          && "AlwaysAllow".equals(budget.getUnhealthyPodEvictionPolicy())),
          workload.name() + " could block a drain");
    }
    return violations.list();
  }
}

package com.shop.playground.mysql;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the StatefulSet of {@code k8s/mysql} says of its pods, in the words of Docker. */
final class PodTemplate {
  private final PodSpec spec;

  private PodTemplate(PodSpec spec) {
    this.spec = spec;
  }

  static PodTemplate read(Path manifest) throws IOException {
    return Arrays.stream(Files.readString(manifest).split("(?m)^---$"))
        .filter(document -> document.contains("kind: StatefulSet"))
        .map(document -> Serialization.unmarshal(document, StatefulSet.class))
        .map(set -> new PodTemplate(set.getSpec().getTemplate().getSpec()))
        .findFirst()
        .orElseThrow();
  }

  Container prepare() {
    return spec.getInitContainers().get(0);
  }

  Container mysql() {
    return spec.getContainers().get(0);
  }

  List<String> readinessProbe() {
    return mysql().getReadinessProbe().getExec().getCommand();
  }

  /** The secrets that it mounts: where each lies, and under which key of which secret. */
  record SecretFile(String path, String secret, String key) {}

  List<SecretFile> secretFiles() {
    List<SecretFile> files = new ArrayList<>();
    for (Volume volume : spec.getVolumes()) {
      if (volume.getProjected() != null) {
        volume
            .getProjected()
            .getSources()
            .forEach(
                source -> {
                  for (KeyToPath item : source.getSecret().getItems()) {
                    files.add(
                        new SecretFile(
                            item.getPath(), source.getSecret().getName(), item.getKey()));
                  }
                });
      }
    }
    return files;
  }

  /**
   * The arguments of {@code docker} that run one of its containers.
   *
   * @param volumes what Docker mounts for each volume of the pod
   * @param primary what the ConfigMap that is optional holds, if it is there
   */
  List<String> run(
      Container container,
      String pod,
      Map<String, String> volumes,
      Optional<String> primary,
      List<String> options) {
    List<String> run = new ArrayList<>(List.of("run", "--hostname=" + pod));
    run.addAll(options);
    run.add("--user=" + spec.getSecurityContext().getRunAsUser());
    run.addAll(List.of("--cap-drop=ALL", "--security-opt=no-new-privileges", "--read-only"));
    run.add("--memory=" + bytes(mysql()));
    for (EnvVar variable : container.getEnv()) {
      value(variable, pod, primary)
          .ifPresent(v -> run.add("--env=" + variable.getName() + "=" + v));
    }
    for (VolumeMount mount : container.getVolumeMounts()) {
      String mode = Boolean.TRUE.equals(mount.getReadOnly()) ? ":ro" : "";
      run.add("--volume=" + volumes.get(mount.getName()) + ":" + mount.getMountPath() + mode);
    }
    List<String> command = container.getCommand();
    run.addAll(List.of("--entrypoint=" + command.get(0), container.getImage()));
    run.addAll(command.subList(1, command.size()));
    return run;
  }

  private Optional<String> value(EnvVar variable, String pod, Optional<String> primary) {
    var from = variable.getValueFrom();
    if (from.getFieldRef() != null) {
      return Optional.of(pod);
    }
    return from.getResourceFieldRef() != null
        ? Optional.of(Long.toString(bytes(mysql())))
        : primary;
  }

  private static long bytes(Container container) {
    return container.getResources().getLimits().get("memory").getNumericalAmount().longValueExact();
  }
}

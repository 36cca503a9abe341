package com.shop.playground.manifest;

import com.shop.database.Requires;
import com.shop.playground.shop.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The installed kubectl, which renders manifests without a cluster. */
final class Kubectl {
  private static final Pattern VERSION = Pattern.compile("\"minor\": \"(\\d+)");
  private static final int MIN_MINOR_VERSION = 29;
  private static final boolean AVAILABLE = isAvailable();

  private Kubectl() {}

  /** Skips the test if kubectl is missing or too old. */
  static void require() {
    Requires.that(AVAILABLE, "kubectl 1.29 or later");
  }

  /**
   * @param overlay a folder in k8s, such as overlays/kind
   * @param components folders in k8s/components
   */
  static String render(String overlay, List<String> components) {
    require();
    Path k8s = Repository.root().resolve("k8s");
    try {
      Path parent = Files.createDirectories(Repository.root().resolve("target/manifests"));
      Path folder = Files.createTempDirectory(parent, "render");
      StringBuilder kustomization = new StringBuilder("kind: Kustomization\nresources:\n");
      kustomization.append("  - ").append(folder.relativize(k8s.resolve(overlay)));
      kustomization.append("\ncomponents:\n");
      for (String component : components) {
        Path path = folder.relativize(k8s.resolve("components").resolve(component));
        kustomization.append("  - ").append(path).append('\n');
      }
      Path file = folder.resolve("kustomization.yaml");
      Files.writeString(file, kustomization);
      try {
        return run("kustomize", folder.toString());
      } finally {
        Files.delete(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isAvailable() {
    try {
      Matcher version = VERSION.matcher(run("version", "--client", "--output=json"));
      return version.find() && Integer.parseInt(version.group(1)) >= MIN_MINOR_VERSION;
    } catch (UncheckedIOException | IllegalStateException e) {
      return false;
    }
  }

  private static String run(String... arguments) {
    List<String> command = new ArrayList<>(List.of("kubectl"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("kubectl failed: " + String.join(" ", arguments));
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

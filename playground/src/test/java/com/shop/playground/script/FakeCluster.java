package com.shop.playground.script;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.database.Requires;
import com.shop.playground.shop.Repository;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs scripts with a fake kubectl and a fake curl on the PATH; the cluster is a folder. */
abstract class FakeCluster {

  @TempDir Path folder;
  Path cluster;
  String secondOrder = "";

  /** What a script finds in its standard input. */
  String input = "";

  record Run(int status, String output) {}

  /** Scripts run from a copy, so that the files that they write do not overwrite real ones. */
  @BeforeEach
  void copyScripts() throws IOException {
    cluster = folder.resolve("cluster");
    for (String part : List.of("scripts", "k8s", "monitoring")) {
      copy(Repository.root().resolve(part), folder.resolve("shop").resolve(part));
    }
    Files.createDirectory(folder.resolve("bin"));
    install("kubectl", "kubectl");
    install("curl", "curl");
  }

  void install(String fake, String program) throws IOException {
    Path file = folder.resolve("bin").resolve(program);
    try (InputStream script = FakeCluster.class.getResourceAsStream(fake)) {
      Files.copy(script, file);
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  /** Allows the ingress controller, and installs programs that only record their calls. */
  void fakePrograms(String... programs) throws IOException {
    Files.createDirectories(cluster);
    Files.writeString(cluster.resolve("ingress"), "namespace/ingress\n");
    for (String program : programs) {
      install("recorder", program);
    }
  }

  /** Finds an object in rendered manifests. */
  static <T extends HasMetadata> T find(String manifests, Class<T> kind, String name) {
    return Arrays.stream(manifests.split("(?m)^---$"))
        .filter(document -> ("\n" + document).contains("\nkind: " + kind.getSimpleName() + "\n"))
        .map(document -> Serialization.unmarshal(document, kind))
        .filter(object -> object.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static String lastLine(Run run) {
    return run.output().lines().reduce("", (before, line) -> line);
  }

  void assertInOrder(String... expected) {
    List<String> calls = calls();
    int from = 0;
    for (String pattern : expected) {
      while (from < calls.size() && !calls.get(from).matches(pattern)) {
        from++;
      }
      assertTrue(from++ < calls.size(), pattern + " is missing or out of order in " + calls);
    }
  }

  List<String> calls() {
    try {
      Path calls = cluster.resolve("calls");
      return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void requireOpenssl() {
    Requires.that(isOnPath("openssl"), "openssl");
  }

  static void requireKubectl() {
    Requires.that(isOnPath("kubectl"), "kubectl 1.29 or later");
  }

  private static boolean isOnPath(String program) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
  }

  Map<String, String> contents() {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(cluster)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = cluster.relativize(file).toString();
        if (name.contains("/")) {
          contents.put(name, Files.readString(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return contents;
  }

  Run run(String script, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(folder.resolve("shop/scripts").resolve(script).toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.put("CLUSTER", cluster.toString());
    environment.put("KUBECTL", realKubectl());
    environment.put("SECOND_ORDER", secondOrder);
    environment.remove("JAVA_HOME");
    environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
    try {
      Process process = builder.start();
      try (OutputStream stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // The script has ended without reading it.
      }
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Run(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String realKubectl() {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .map(path -> Path.of(path, "kubectl"))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElse("false");
  }
}

package com.shop.playground.mysql;

import com.shop.database.Folders;
import com.shop.playground.shop.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A StatefulSet {@code mysql} of our own, with its Services, Secrets and the one ConfigMap. */
final class MySqlSet implements AutoCloseable {
  private static final String PREFIX = "shop-mysql-set-";
  private static final long PAUSE_NANOS = 100_000_000;

  private final Path folder;
  private final Path repository = Repository.root().toAbsolutePath().normalize();
  private final PodTemplate template;
  private final String id = PREFIX + ProcessHandle.current().pid();
  private final List<Pod> pods = new CopyOnWriteArrayList<>();
  private final VirtualIp service = new VirtualIp("mysql-service", this::selected);
  private final VirtualIp read = new VirtualIp("mysql-read", this::allReady);
  private final Thread api = new Thread(this::obey, "API server");
  private volatile boolean closed;

  /**
   * @param folder made anew
   */
  MySqlSet(Path folder) throws IOException {
    this.folder = folder.toAbsolutePath().normalize();
    this.template = PodTemplate.read(repository.resolve("k8s/mysql/mysql.yaml"));
    removeLeftovers();
    Folders.delete(this.folder);
    Files.createDirectories(state());
    for (PodTemplate.SecretFile file : template.secretFiles()) {
      Path path = secrets().resolve(file.path());
      Files.createDirectories(path.getParent());
      Files.writeString(path, secretValue(file));
    }
    installKubectl();
    Docker.run("network", "create", "--label=" + label(), id);
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    api.setDaemon(true);
    api.start();
  }

  /** Awkward, and as long as those of {@code scripts/secrets}. */
  private static String secretValue(PodTemplate.SecretFile file) {
    return file.key().equals("username")
        ? file.secret().replace("-secret", "").replace('-', '_')
        : "it's \\" + HexFormat.of().formatHex(SecureRandom.getSeed(13));
  }

  /** As {@code kubectl scale}: pods are added at the end. */
  void scale(int replicas) {
    while (pods.size() < replicas) {
      Pod pod = new Pod(this, "mysql-" + pods.size());
      pods.add(pod);
      pod.start();
    }
  }

  List<Pod> pods() {
    return pods;
  }

  Pod pod(int ordinal) {
    return pods.get(ordinal);
  }

  Pod primary() {
    return Pod.named(pods, primaryName().orElse("mysql-0")).orElseThrow();
  }

  List<Pod> replicas() {
    return pods.stream().filter(pod -> pod != primary()).toList();
  }

  void awaitReady() {
    pods.forEach(Pod::awaitReady);
  }

  VirtualIp service() {
    return service;
  }

  VirtualIp read() {
    return read;
  }

  String secret(String path) throws IOException {
    return Files.readString(secrets().resolve(path));
  }

  /**
   * Runs one of the scripts that operate the set, with a kubectl that reaches this one.
   *
   * @return what it prints
   */
  Docker.Outcome script(String name, String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(repository.resolve("scripts/" + name).toString()));
    command.addAll(List.of(arguments));
    return run(command, Map.of());
  }

  /** Runs a command line in the repository, with that kubectl and its namespace set to shop. */
  Docker.Outcome shell(String command) throws IOException, InterruptedException {
    return run(List.of("sh", "-c", command), Map.of("NAMESPACE", "shop"));
  }

  private Docker.Outcome run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(repository.toFile());
    builder.environment().putAll(environment);
    builder.environment().merge("PATH", bin() + ":", (path, ours) -> ours + path);
    builder.environment().put("STATE", state().toString());
    builder.environment().put("SET", id);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes());
    return new Docker.Outcome(process.waitFor(), output);
  }

  String id() {
    return id;
  }

  Path folder() {
    return folder;
  }

  Path repository() {
    return repository;
  }

  Path secrets() {
    return folder.resolve("secrets");
  }

  PodTemplate template() {
    return template;
  }

  /** By which leftovers of a run that was killed are found. */
  String label() {
    return "com.shop.mysql-set=" + folder;
  }

  Path readyFile(String pod) {
    return state().resolve("ready-" + pod);
  }

  /** What the ConfigMap {@code mysql-primary} says. */
  Optional<String> primaryName() {
    return read("primary");
  }

  private Optional<String> read(String object) {
    try {
      Path file = state().resolve(object);
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Pod> selected() {
    String selector = read("service").orElse("mysql-0");
    return allReady().stream().filter(pod -> pod.name().equals(selector)).toList();
  }

  private List<Pod> allReady() {
    return pods.stream().filter(Pod::isReady).toList();
  }

  private Path state() {
    return folder.resolve("state");
  }

  private Path bin() {
    return folder.resolve("bin");
  }

  private void installKubectl() throws IOException {
    Files.createDirectories(bin());
    Path kubectl = bin().resolve("kubectl");
    try (var resource = MySqlSet.class.getResourceAsStream("kubectl.sh")) {
      Files.copy(resource, kubectl, StandardCopyOption.REPLACE_EXISTING);
    }
    if (!kubectl.toFile().setExecutable(true)) {
      throw new IOException("cannot make executable: " + kubectl);
    }
  }

  /** Does what kubectl has left in the folder to be done. */
  private void obey() {
    while (!closed) {
      for (Pod pod : pods) {
        if (state().resolve("delete-pvc-" + pod.name()).toFile().delete()) {
          pod.loseVolume();
        }
        Path order = state().resolve("delete-pod-" + pod.name());
        if (Files.exists(order)) {
          pod.delete();
          order.toFile().delete();
        }
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private void removeLeftovers() {
    String ours = "label=" + label();
    remove("rm", "--force", Docker.run("ps", "--all", "--quiet", "--filter", ours));
    remove("network", "rm", Docker.run("network", "ls", "--quiet", "--filter", ours));
  }

  private static void remove(String command, String option, String ids) {
    if (!ids.isEmpty()) {
      Docker.run(Stream.concat(Stream.of(command, option), ids.lines()).toList());
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    pods.forEach(Pod::close);
    pods.forEach(
        pod -> pod.volumeNames().forEach(v -> Docker.succeeds("volume", "rm", "--force", v)));
    Docker.succeeds("network", "rm", id);
    service.close();
    read.close();
  }
}

package com.shop.playground.mysql;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Container;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One pod, kept alive as a kubelet and a StatefulSet controller do it: the init container until it
 * has succeeded, then the server, started again whenever it ends; a new pod when this one is
 * deleted, on the same volume.
 */
final class Pod {
  private static final Duration PROBE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final MySqlSet set;
  private final String name;
  private final Thread kubelet;
  private final Thread probe;

  /**
   * Held while a command begins and runs in the container: Docker cannot resume a container that
   * was paused while a command was starting.
   */
  private final Object commands = new Object();

  private volatile boolean nodeIsLost;
  private volatile boolean volumeIsLost;
  private volatile boolean deleted;
  private volatile boolean closed;
  private volatile boolean ready;

  Pod(MySqlSet set, String name) {
    this.set = set;
    this.name = name;
    this.kubelet = new Thread(this::live, "kubelet of " + name);
    this.probe = new Thread(this::probe, "probe of " + name);
    Stream.of(kubelet, probe).forEach(thread -> thread.setDaemon(true));
  }

  void start() {
    kubelet.start();
    probe.start();
  }

  String name() {
    return name;
  }

  String container() {
    return set.id() + "-" + name;
  }

  boolean isReady() {
    return ready;
  }

  void awaitReady() {
    await(name + " is ready").atMost(PATIENCE).until(this::isReady);
  }

  /** What an SQL statement returns, asked by the pod's own root. */
  String sql(String statements) {
    synchronized (commands) {
      return Docker.run(
          "exec",
          container(),
          "mysql",
          "--no-defaults",
          "--user=root",
          "--socket=/var/run/mysqld/mysqld.sock",
          "--skip-column-names",
          "--execute=" + statements);
    }
  }

  /** The server dies (SIGKILL); it is started again in the same pod. */
  void kill() {
    notReady();
    Docker.succeeds("kill", container());
  }

  /** It hangs: connections stay, and nothing answers. */
  void pause() {
    synchronized (commands) {
      Docker.run("pause", container());
    }
  }

  void unpause() {
    Docker.run("unpause", container());
  }

  /** Its node is away, and with it the pod, until {@link #returnNode}. */
  void loseNode() {
    nodeIsLost = true;
    delete();
  }

  void returnNode() {
    nodeIsLost = false;
  }

  /** The next pod of this name finds an empty volume. */
  void loseVolume() {
    volumeIsLost = true;
  }

  void delete() {
    deleted = true;
    notReady();
    Docker.succeeds("rm", "--force", container(), container() + "-init");
  }

  /** What its containers have said since the set was started. */
  String log() {
    try {
      return Files.readString(logFile().toPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A TCP port of this machine that leads to the server. */
  int port() {
    String address = Docker.run("port", container(), "3306/tcp").lines().findFirst().orElseThrow();
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  /** Where this machine reaches the server; a port where nothing listens while there is no pod. */
  String address() {
    try {
      return "127.0.0.1:" + port();
    } catch (IllegalStateException e) {
      return "127.0.0.1:1";
    }
  }

  void close() {
    closed = true;
    delete();
    kubelet.interrupt();
    probe.interrupt();
  }

  private File logFile() {
    return set.folder().resolve(name + ".log").toFile();
  }

  private void live() {
    try {
      while (!closed) {
        await().forever().until(() -> !nodeIsLost);
        Docker.succeeds("volume", "rm", "--force", volume("run"), volume("tmp"));
        if (volumeIsLost) {
          Docker.run("volume", "rm", "--force", volume("data"));
          volumeIsLost = false;
        }
        deleted = false;
        liveOnce();
      }
    } catch (IOException | InterruptedException | RuntimeException e) {
      if (!closed) {
        System.out.println(name + " is lost: " + e);
      }
    }
  }

  private void liveOnce() throws IOException, InterruptedException {
    int status = -1;
    while (status != 0 && !deleted) {
      status = run(set.template().prepare(), container() + "-init", List.of());
    }
    while (!deleted) {
      run(
          set.template().mysql(),
          container(),
          List.of("--publish=127.0.0.1::3306", "--network-alias=mysql"));
      notReady();
    }
  }

  private int run(Container container, String as, List<String> options)
      throws IOException, InterruptedException {
    Docker.succeeds("rm", "--force", as);
    List<String> network =
        List.of(
            "--name=" + as,
            "--label=" + set.label(),
            "--network=" + set.id(),
            "--network-alias=" + name + ".mysql");
    return Docker.follow(
        logFile(),
        set.template()
            .run(
                container,
                name,
                volumes(),
                set.primaryName(),
                Stream.of(network, options).flatMap(List::stream).toList()));
  }

  private Map<String, String> volumes() {
    Path k8s = set.repository().resolve("k8s/mysql");
    return Map.of(
        "data", volume("data"),
        "run", volume("run"),
        "tmp", volume("tmp"),
        "config", k8s.toString(),
        "secrets", set.secrets().toString());
  }

  List<String> volumeNames() {
    return Stream.of("data", "run", "tmp").map(this::volume).toList();
  }

  private String volume(String kind) {
    return container() + "-" + kind;
  }

  private void probe() {
    try {
      while (!closed) {
        boolean answer = !nodeIsLost && !deleted && probeOnce();
        // A pod that was deleted meanwhile answered for the one before.
        if (answer && !deleted) {
          Files.writeString(set.readyFile(name), "");
          ready = true;
        } else {
          notReady();
        }
        Thread.sleep(PROBE.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean probeOnce() {
    String[] command =
        Stream.concat(Stream.of("exec", container()), set.template().readinessProbe().stream())
            .toArray(String[]::new);
    synchronized (commands) {
      return Docker.succeeds(command);
    }
  }

  private void notReady() {
    ready = false;
    try {
      Files.deleteIfExists(set.readyFile(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }

  static Optional<Pod> named(List<Pod> pods, String name) {
    return pods.stream().filter(pod -> pod.name.equals(name)).findFirst();
  }
}

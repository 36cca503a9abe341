package com.shop.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts the JVM in which the {@link Keeper} runs. */
final class KeeperProcess {

  private KeeperProcess() {}

  /** A keeper that outlives this JVM. */
  static RunningProcess start(ServerFolder folder, Optional<RunningProcess> watched)
      throws IOException {
    Process process = start(folder, "keep", watched.map(RunningProcess::toString).stream());
    RunningProcess keeper = RunningProcess.of(process.pid());
    keeper.write(folder.keeper());
    return keeper;
  }

  /** Has a keeper do something else, such as {@code clear}, and waits for it. */
  static void run(ServerFolder folder, String what, String... more) throws InterruptedException {
    try {
      KeeperLog log = KeeperLog.fromHere(folder.keeperLog(), line -> {});
      if (start(folder, what, Stream.of(more)).waitFor() != 0) {
        throw log.failure();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process start(ServerFolder folder, String what, Stream<String> more)
      throws IOException {
    Stream<String> command =
        Stream.of(
            ThisJava.program(),
            // A service and its libraries are a long class path: a process list should not show it.
            "@" + classPath(folder),
            "-Xmx96m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            Keeper.class.getName(),
            what,
            folder.path().toString());
    return Detached.start(
        Stream.concat(command, more).toList(), folder.path(), environment(), folder.keeperLog());
  }

  private static Path classPath(ServerFolder folder) throws IOException {
    Path file = folder.path().resolve("keeper.classpath");
    String quoted = ThisJava.classPath().replace("\\", "\\\\").replace("\"", "\\\"");
    PrivateFile.write(file, "-cp \"" + quoted + "\"\n");
    return file;
  }

  /** The wish may have come as system properties, which a child process does not inherit. */
  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    DatabasePreference.ofTheUser()
        .way()
        .ifPresent(way -> environment.put("SHOP_MYSQL", way.toString()));
    // The keeper itself removes its container, and no image but MySQL's may be needed.
    environment.put("TESTCONTAINERS_RYUK_DISABLED", "true");
    environment.put("TESTCONTAINERS_REUSE_ENABLE", "true");
    boolean remote = System.getenv().getOrDefault("DOCKER_HOST", "unix:").startsWith("tcp:");
    if (!remote) {
      // Inside of a container Testcontainers would start another one to find the host with.
      environment.putIfAbsent("TESTCONTAINERS_HOST_OVERRIDE", "localhost");
    }
    return environment;
  }
}

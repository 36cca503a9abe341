package com.shop.playground.shop;

import com.shop.database.Detached;
import com.shop.database.PrivateFile;
import com.shop.database.RunningProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The running processes of a shop, remembered in its folder. */
record Processes(ShopFolder folder) {

  private static final String PID = ".pid";
  private static final String GATEWAY = "gateway";

  /** A little longer than the services take to finish the requests that they have. */
  static final Duration STOP = Duration.ofSeconds(25);

  /** Starts it, with a log of its own; it goes on when this JVM ends. */
  RunningProcess start(Program program) throws IOException {
    Path log = folder.log(program.name());
    Files.deleteIfExists(log);
    Process process =
        Detached.start(
            program.command(),
            PrivateFile.folder(folder.workplace(program.name())),
            program.environment(),
            log);
    RunningProcess running = RunningProcess.of(process.pid());
    running.write(folder.pid(program.name()));
    return running;
  }

  /** Runs it in this process' terminal until it ends, and returns its exit code. */
  int runInForeground(Program program, Path workingFolder)
      throws IOException, InterruptedException {
    Path pid = folder.pid(program.name());
    try {
      return Foreground.run(program, workingFolder, pid);
    } finally {
      Files.deleteIfExists(pid);
    }
  }

  /** The process of this name, if it is alive. */
  Optional<RunningProcess> find(String name) {
    return RunningProcess.read(folder.pid(name)).filter(RunningProcess::alive);
  }

  /** Whether the process is alive and runs the code as it was last built. */
  boolean isCurrent(Program program) throws IOException {
    return find(program.name()).isPresent()
        && Files.getLastModifiedTime(folder.pid(program.name()))
                .compareTo(Files.getLastModifiedTime(program.jar()))
            > 0;
  }

  /** The names of those that are alive, in the order of the alphabet. */
  List<String> names() throws IOException {
    if (!Files.isDirectory(folder.run())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder.run())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(PID))
          .map(file -> file.substring(0, file.length() - PID.length()))
          .filter(name -> find(name).isPresent())
          .sorted()
          .toList();
    }
  }

  /** Stops all: the gateway first, so that nobody comes any more, then the services at once. */
  void stopAll(Duration patience) throws IOException, InterruptedException {
    stop(List.of(GATEWAY), patience);
    stop(names(), patience);
  }

  /** Stops those of these names; kills those that are still there after {@code patience}. */
  void stop(List<String> names, Duration patience) throws IOException, InterruptedException {
    List<RunningProcess> running =
        names.stream().map(this::find).flatMap(Optional::stream).toList();
    running.forEach(RunningProcess::askToStop);
    for (RunningProcess process : running) {
      process.stop(patience);
    }
    for (String name : names) {
      Files.deleteIfExists(folder.pid(name));
    }
  }
}

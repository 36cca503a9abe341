package com.shop.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What keepers leave behind when they are killed. */
final class Leftovers {

  private static final Duration STOP = Duration.ofSeconds(60);

  private Leftovers() {}

  /** Stops the server of a folder whose keeper is gone. */
  static void clear(ServerFolder folder) throws InterruptedException {
    // Where no daemon answers, no container runs.
    if (inDocker(folder) && DockerDaemon.answers()) {
      new Container(folder.containerName()).remove();
    }
    Optional<RunningProcess> mysqld = RunningProcess.read(folder.mysqld());
    if (mysqld.isPresent()) {
      mysqld.get().stop(STOP);
    }
  }

  /** Removes the data of a folder, wherever they are, and the folder. */
  static void wipe(ServerFolder folder) throws InterruptedException {
    clear(folder);
    if (inDocker(folder)) {
      if (!DockerDaemon.answers()) {
        throw new NoDatabaseException(
            "The data are in the Docker volume %s, and no Docker daemon answers to remove it"
                .formatted(folder.containerName()));
      }
      new Container(folder.containerName()).removeVolume();
    }
    folder.delete();
  }

  /**
   * Removes the folders of builds and JVMs of tests that have ended, and what still runs in them.
   */
  static void sweep(Path builds) throws IOException, InterruptedException {
    List<Path> folders;
    try (Stream<Path> all = Files.list(builds)) {
      folders = all.toList();
    }
    for (Path path : folders) {
      ServerFolder folder = new ServerFolder(path, false);
      boolean used = RunningProcess.parse(path.getFileName().toString()).alive();
      boolean kept = RunningProcess.read(folder.keeper()).filter(RunningProcess::alive).isPresent();
      if (!used && !kept) {
        sweep(folder);
      }
    }
  }

  private static void sweep(ServerFolder folder) throws InterruptedException {
    try {
      wipe(folder);
    } catch (UncheckedIOException | NoDatabaseException e) {
      // Its own keeper or another one is removing it just now, or the next sweep does.
      System.err.println("Not removed: " + folder.path() + ": " + e.getMessage());
    }
  }

  /** Whether the server is a container, which only a keeper's process can deal with. */
  static boolean inDocker(ServerFolder folder) {
    return folder.remembered().equals(Optional.of(DatabaseSource.DOCKER));
  }
}

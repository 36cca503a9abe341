package com.shop.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The process that opens a server, writes its address into the server's folder and keeps it until
 * it is told to stop (SIGTERM) or the process that it watches is gone.
 */
final class Keeper {

  /** Begins the lines of the keeper's log that are for a person. */
  static final String SPEAKS = "MySQL: ";

  /** Begins the lines of the keeper's log that say why there is no server. */
  static final String FAILS = "MySQL failed: ";

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final ServerFolder folder;
  private final Optional<RunningProcess> watched;

  private Keeper(ServerFolder folder, Optional<RunningProcess> watched) {
    this.folder = folder;
    this.watched = watched;
  }

  /**
   * {@code keep FOLDER} for lasting data, {@code keep FOLDER PROCESS} for as long as the process
   * lives, {@code clear FOLDER} to stop what a killed keeper has left behind, {@code wipe FOLDER}
   * to remove the data as well, {@code signal FOLDER NAME} to send the container a signal.
   */
  public static void main(String[] arguments) {
    Path path = Path.of(arguments[1]);
    int exit = 0;
    try {
      Signals.interrupt(() -> work(arguments[0], path, List.of(arguments)));
    } catch (InterruptedException e) {
      // Told to stop.
    } catch (NoDatabaseException e) {
      print(FAILS, e.getMessage());
      exit = 1;
    } catch (IOException | RuntimeException e) {
      print(FAILS, e.toString());
      e.printStackTrace();
      exit = 1;
    }
    System.exit(exit);
  }

  private static Void work(String what, Path path, List<String> arguments)
      throws IOException, InterruptedException {
    switch (what) {
      case "clear" -> Leftovers.clear(new ServerFolder(path, true));
      case "wipe" -> Leftovers.wipe(new ServerFolder(path, true));
      case "signal" ->
          new Container(new ServerFolder(path, true).containerName()).signal(arguments.get(2));
      default -> {
        Optional<RunningProcess> watched =
            arguments.stream().skip(2).findFirst().map(RunningProcess::parse);
        new Keeper(new ServerFolder(path, watched.isEmpty()), watched).run();
      }
    }
    return null;
  }

  private static void tell(String line) {
    print(SPEAKS, line);
  }

  private static void print(String prefix, String text) {
    text.lines().forEach(line -> System.out.println(prefix + line));
  }

  private void run() throws IOException, InterruptedException {
    try {
      if (!folder.lasting()) {
        Leftovers.sweep(folder.path().getParent());
      }
      keep();
    } finally {
      if (!folder.lasting()) {
        folder.delete();
      }
    }
  }

  private void keep() throws IOException, InterruptedException {
    while (isWanted()) {
      try (Server server = chooser().open(folder, DatabasePreference.ofTheUser().way())) {
        server.address().write(folder.address());
        RunningProcess.of(ProcessHandle.current().pid()).write(folder.ready());
        while (isWanted() && server.alive()) {
          Thread.sleep(LOOK_AGAIN.toMillis());
        }
        if (isWanted()) {
          tell("the server has died and is started again");
        }
      }
    }
  }

  private boolean isWanted() {
    return watched.isEmpty() || watched.get().alive();
  }

  private static Chooser chooser() {
    return new Chooser(
        List.of(
            new DockerProvider(Keeper::tell),
            new PathProvider(System.getenv("PATH")),
            UnpackProvider.inTheCache(Keeper::tell)),
        Keeper::tell);
  }
}

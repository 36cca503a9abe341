package com.shop.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The process that opens a server, writes its address into the server's folder and keeps it until
 * it is told to stop (SIGTERM) or the process that it watches is gone.
 */
final class Keeper {

  /** Begins the lines of the keeper's log that are for a person. */
  static final String SPEAKS = "MySQL: ";

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final ServerFolder folder;
  private final Optional<RunningProcess> watched;
  private final CountDownLatch closed = new CountDownLatch(1);

  private Keeper(ServerFolder folder, Optional<RunningProcess> watched) {
    this.folder = folder;
    this.watched = watched;
  }

  /**
   * {@code keep FOLDER} for lasting data, {@code keep FOLDER PROCESS} for as long as the process
   * lives, {@code clear FOLDER} to stop what a killed keeper has left behind, {@code wipe FOLDER}
   * to remove the data as well.
   */
  public static void main(String[] arguments) {
    Path path = Path.of(arguments[1]);
    int exit = 0;
    try {
      switch (arguments[0]) {
        case "clear" -> Leftovers.clear(new ServerFolder(path, true));
        case "wipe" -> Leftovers.wipe(new ServerFolder(path, true));
        default -> {
          Optional<RunningProcess> watched =
              arguments.length > 2
                  ? Optional.of(RunningProcess.parse(arguments[2]))
                  : Optional.empty();
          new Keeper(new ServerFolder(path, watched.isEmpty()), watched).run();
        }
      }
    } catch (InterruptedException e) {
      // Told to stop.
    } catch (NoDatabaseException e) {
      tell(e.getMessage());
      exit = 1;
    } catch (IOException | RuntimeException e) {
      tell(e.toString());
      e.printStackTrace();
      exit = 1;
    }
    System.exit(exit);
  }

  private static void tell(String line) {
    System.out.println(SPEAKS + line);
  }

  private void run() throws IOException, InterruptedException {
    Thread main = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(main)));
    try {
      if (!folder.lasting()) {
        Leftovers.sweep(folder.path().getParent());
      }
      keep();
    } finally {
      if (!folder.lasting()) {
        folder.delete();
      }
      closed.countDown();
    }
  }

  /** The JVM ends when its shutdown hooks do, so this one waits for the server to be closed. */
  private void stop(Thread main) {
    main.interrupt();
    try {
      closed.await(2, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void keep() throws IOException, InterruptedException {
    while (isWanted()) {
      try (Server server = chooser().open(folder, Wish.ofTheUser().way())) {
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
            new DockerSource(Keeper::tell),
            new PathSource(System.getenv("PATH")),
            UnpackSource.inTheCache(Keeper::tell)),
        Keeper::tell);
  }
}

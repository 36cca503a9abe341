package com.shop.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A MySQL that several processes use, one after the other or at once: whoever comes first starts
 * its keeper. A server that the user names ({@code SHOP_MYSQL_URL}) needs none.
 */
public final class KeptServer {

  private static final Duration STOP = Duration.ofMinutes(2);

  private final ServerFolder folder;
  private final Optional<RunningProcess> watched;

  private KeptServer(ServerFolder folder, Optional<RunningProcess> watched) {
    this.folder = folder;
    this.watched = watched;
  }

  /** With data that last, in a folder of its own. */
  public static KeptServer in(Path folder) {
    return new KeptServer(
        new ServerFolder(folder.toAbsolutePath().normalize(), true), Optional.empty());
  }

  /** The one of the running build, which ends with the build, and its data with it. */
  static KeptServer ofTheBuild() {
    return endingWith(MavenBuild.process());
  }

  /** The one of the tests that this JVM runs, which ends with the JVM, and its data with it. */
  public static KeptServer ofTheTests() {
    return endingWith(RunningProcess.of(ProcessHandle.current().pid()));
  }

  private static KeptServer endingWith(RunningProcess process) {
    Path folder = Cache.folder().resolve("builds").resolve(process.toString());
    return new KeptServer(new ServerFolder(folder, false), Optional.of(process));
  }

  /**
   * The address of the server, which is running when this returns.
   *
   * @param tell receives the progress, and which way was taken, as lines for a person
   * @throws NoDatabaseException if no MySQL server is available
   */
  public Address open(Consumer<String> tell) throws InterruptedException {
    Optional<Address> given = DatabasePreference.ofTheUser().given();
    if (given.isPresent()) {
      tell.accept(Keeper.SPEAKS + given.get());
      return given.get();
    }
    try {
      PrivateFile.folder(folder.path());
      return Exclusive.holding(folder.lock(), () -> opened(tell));
    } catch (IOException e) {
      throw new NoDatabaseException("no MySQL in " + folder.path() + ": " + e, e);
    }
  }

  /** Whether there are data to be had: opening it would find a server, and not make one. */
  public boolean exists() {
    return isGiven() || folder.remembered().isPresent();
  }

  /** Whether opening it would start nothing. */
  public boolean isRunning() {
    return isGiven() || isKept();
  }

  private static boolean isGiven() {
    return DatabasePreference.ofTheUser().given().isPresent();
  }

  /** Whether its keeper runs, or is just starting. */
  public boolean isKept() {
    return keeper().isPresent();
  }

  private Address opened(Consumer<String> tell) throws IOException, InterruptedException {
    Optional<RunningProcess> running = keeper();
    if (running.isPresent() && running.equals(RunningProcess.read(folder.ready()))) {
      Address address = Address.read(folder.address()).orElseThrow();
      tell.accept(Keeper.SPEAKS + address);
      return address;
    }
    KeeperLog log = KeeperLog.fromHere(folder.keeperLog(), tell);
    RunningProcess keeper =
        running.isPresent() ? running.get() : KeeperProcess.start(folder, watched);
    Optional<RunningProcess> itself = Optional.of(keeper);
    while (!itself.equals(RunningProcess.read(folder.ready()))) {
      log.relay();
      if (!keeper.alive()) {
        throw log.failure();
      }
      Thread.sleep(100);
    }
    log.relay();
    return Address.read(folder.address()).orElseThrow();
  }

  private Optional<RunningProcess> keeper() {
    return RunningProcess.read(folder.keeper()).filter(RunningProcess::alive);
  }

  /**
   * Does to the server what an accident would; its keeper starts it again when it dies of that.
   *
   * @param signal as {@code kill} has it: KILL, STOP or CONT
   * @throws NoDatabaseException when the server is not ours
   */
  public void signal(String signal) throws IOException, InterruptedException {
    if (Leftovers.inDocker(folder)) {
      KeeperProcess.run(folder, "signal", signal);
    } else {
      RunningProcess.read(folder.mysqld())
          .orElseThrow(() -> new NoDatabaseException("The server is not ours to send a " + signal))
          .signal(signal);
    }
  }

  /** Stops the server, if it runs, in good order. */
  public void stop() throws InterruptedException {
    Optional<RunningProcess> keeper = keeper();
    if (keeper.isPresent()) {
      keeper.get().stop(STOP);
    }
    if (Leftovers.inDocker(folder)) {
      KeeperProcess.run(folder, "clear");
    } else {
      Leftovers.clear(folder);
    }
  }

  /** Stops the server and removes its data. */
  public void wipe() throws InterruptedException {
    stop();
    if (Leftovers.inDocker(folder)) {
      KeeperProcess.run(folder, "wipe");
    } else {
      Leftovers.wipe(folder);
    }
  }
}

package com.shop.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A {@code mysqld} of our own, on a data folder of its own, listening on the loopback only. */
record PrivateServer(Address address, RunningProcess process) implements Server {

  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration STOP = Duration.ofSeconds(60);

  /** Takes over the folder's running server, or starts one, on a new data folder if need be. */
  static Server open(DatabaseSource way, Mysqld mysqld, ServerFolder folder)
      throws IOException, InterruptedException {
    Optional<Server> running = adopt(folder);
    if (running.isPresent()) {
      return running.get();
    }
    if (!Files.exists(folder.data())) {
      initialise(mysqld, folder);
    }
    return start(way, mysqld, folder);
  }

  /** A server survives the kill -9 of its keeper; a second one cannot run on the same data. */
  private static Optional<Server> adopt(ServerFolder folder) throws InterruptedException {
    Optional<RunningProcess> process =
        RunningProcess.read(folder.mysqld()).filter(RunningProcess::alive);
    if (process.isEmpty()) {
      return Optional.empty();
    }
    Optional<Address> address = Address.read(folder.address()).filter(Address::answers);
    if (address.isEmpty()) {
      process.get().stop(STOP);
    }
    return address.map(at -> new PrivateServer(at, process.get()));
  }

  private static void initialise(Mysqld mysqld, ServerFolder folder)
      throws IOException, InterruptedException {
    Path fresh = folder.path().resolve("db.new");
    Folders.delete(fresh);
    Path accounts = folder.path().resolve("accounts.sql");
    PrivateFile.write(accounts, accounts(folder.rootPassword()));
    try {
      Process process = run(mysqld.initialising(fresh, accounts), folder);
      try {
        if (process.waitFor() != 0) {
          throw new NoDatabaseException("mysqld could not make its data: " + Tail.of(folder.log()));
        }
      } finally {
        process.destroyForcibly();
      }
    } finally {
      Files.delete(accounts);
    }
    // Whoever finds the data folder finds all of it.
    Files.move(fresh, folder.data(), StandardCopyOption.ATOMIC_MOVE);
  }

  private static String accounts(String password) {
    return """
        ALTER USER 'root'@'localhost' IDENTIFIED BY '%1$s';
        CREATE USER 'root'@'127.0.0.1' IDENTIFIED BY '%1$s';
        GRANT ALL ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;
        """
        .formatted(password);
  }

  private static Server start(DatabaseSource way, Mysqld mysqld, ServerFolder folder)
      throws IOException, InterruptedException {
    int port = folder.port();
    Process started = run(mysqld.serving(folder.data(), port, folder.lasting()), folder);
    boolean ready = false;
    try {
      RunningProcess process = RunningProcess.of(started.pid());
      Address address =
          Address.own(
              way,
              mysqld.description(),
              "127.0.0.1:" + port,
              folder.rootPassword(),
              Long.toString(started.pid()));
      Poll.until(START, () -> !started.isAlive() || address.answers());
      ready = started.isAlive() && address.answers();
      if (!ready) {
        throw new NoDatabaseException("mysqld does not start: " + Tail.of(folder.log()));
      }
      return new PrivateServer(address, process);
    } finally {
      if (!ready) {
        started.destroyForcibly();
      }
    }
  }

  private static Process run(List<String> command, ServerFolder folder) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
            .start();
    RunningProcess.of(process.pid()).write(folder.mysqld());
    return process;
  }

  @Override
  public boolean alive() {
    return process.alive();
  }

  @Override
  public void close() {
    try {
      process.stop(STOP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

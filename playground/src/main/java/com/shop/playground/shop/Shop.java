package com.shop.playground.shop;

import com.shop.database.Address;
import com.shop.database.Exclusive;
import com.shop.database.InterruptibleCall;
import com.shop.database.KeptServer;
import com.shop.database.RunningProcess;
import com.shop.database.Secrets;
import com.shop.playground.audit.Audit;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A shop on this machine. It lives in processes of its own and in a folder: any number of these
 * objects, in any JVM, may stand for it.
 */
public final class Shop {

  /** The name of the database among those of the processes. */
  public static final String MYSQL = "mysql";

  private final Path repository;
  private final UnaryOperator<Program> adaptation;
  private final ShopFolder folder;
  private final KeptServer mysql;
  private final Processes processes;

  /**
   * @param repository the root of the built repository
   * @param folder where the shop keeps its data, logs and secrets
   */
  public Shop(Path repository, Path folder) {
    this(repository, folder, UnaryOperator.identity());
  }

  /**
   * @param adaptation what is to be different about its programs; for tests that get in between
   */
  public Shop(Path repository, Path folder, UnaryOperator<Program> adaptation) {
    this.repository = repository;
    this.adaptation = adaptation;
    this.folder = new ShopFolder(folder.toAbsolutePath().normalize());
    this.mysql = KeptServer.in(this.folder.mysql());
    this.processes = new Processes(this.folder);
  }

  /** The one that the scripts of a repository start and stop. */
  public static Shop in(Path repository) {
    return new Shop(repository, repository.resolve(".shop"));
  }

  /**
   * Starts what is not running, and returns when all of it is ready. If that fails, or the thread
   * is interrupted, stops what it has started.
   *
   * @param port where clients reach the gateway; empty leaves the choice to the shop
   * @param replicas how many of a service, where it is not one; empty leaves it as it runs
   * @param tell receives the progress, as lines for a person
   * @throws ShopException when the shop cannot be started
   */
  public void start(Optional<Integer> port, Map<Service, Integer> replicas, Consumer<String> tell)
      throws IOException, InterruptedException {
    folder.prepare();
    alone(
        tell,
        () -> {
          startAlone(port, replicas, tell);
          return null;
        });
  }

  private void startAlone(
      Optional<Integer> port, Map<Service, Integer> replicas, Consumer<String> tell)
      throws IOException, InterruptedException {
    Startup startup = new Startup(repository, adaptation, folder, mysql, tell);
    boolean complete = false;
    try {
      startup.start(
          startup.prepare(new Planning(folder, processes, tell).plan(port, replicas)).all());
      complete = true;
    } finally {
      if (!complete) {
        startup.undo();
      }
    }
  }

  /**
   * Starts all but one service, then runs that one in Quarkus dev mode in this terminal; returns
   * when dev mode has ended and all that was started is stopped again. The data stay.
   *
   * @param port where clients reach the gateway; empty leaves the choice to the shop
   * @param mvn the Maven command
   * @param announce called with the addresses before dev mode takes over the terminal
   * @throws ShopException when the shop cannot be started, is running already, or dev mode fails
   */
  public void develop(
      Service service,
      Optional<Integer> port,
      String mvn,
      Consumer<String> tell,
      Announcement announce)
      throws IOException, InterruptedException {
    folder.prepare();
    Startup startup = new Startup(repository, adaptation, folder, mysql, tell);
    try {
      Program devMode = alone(tell, () -> startAround(service, port, mvn, startup, tell));
      announce.of(base(), pod(service));
      int exit = processes.runInForeground(devMode, repository);
      if (exit != 0) {
        throw new ShopException("Dev mode ended with exit code " + exit + ", see above.");
      }
    } finally {
      alone(
          tell,
          () -> {
            startup.undo();
            return null;
          });
    }
  }

  private Program startAround(
      Service service, Optional<Integer> port, String mvn, Startup startup, Consumer<String> tell)
      throws IOException, InterruptedException {
    if (!processes.names().isEmpty()) {
      throw new ShopException("The shop is running already: stop it with scripts/down first.");
    }
    Programs programs = startup.prepare(Plan.of(PublicPort.choose(port, tell), Map.of()));
    startup.start(programs.without(service));
    return programs.inDevMode(service, mvn);
  }

  /** What a person is shown before dev mode takes over the terminal. */
  public interface Announcement {

    /**
     * @param base where clients reach the shop
     * @param pod where the service itself is reached
     */
    void of(URI base, URI pod);
  }

  /** Where clients reach the shop. */
  public URI base() throws IOException {
    int port = Plan.read(folder.plan()).map(Plan::port).orElseThrow(() -> notRunning("The shop"));
    return URI.create("http://localhost:" + port);
  }

  /** Where a replica of the service itself is reached, with all that the gateway does not route. */
  public URI pod(Service service) throws IOException {
    return pods().get(service).get(0);
  }

  /** Where all replicas of all services are reached. */
  public Map<Service, List<URI>> pods() throws IOException {
    Plan plan = Plan.read(folder.plan()).orElseThrow(() -> notRunning("The shop"));
    Map<Service, List<URI>> pods = new EnumMap<>(Service.class);
    plan.services()
        .forEach(
            (service, ports) ->
                pods.put(
                    service,
                    ports.replicas().stream()
                        .map(port -> URI.create("http://127.0.0.1:" + port))
                        .toList()));
    return pods;
  }

  /**
   * Starts what watches the shop, as far as this machine has it: Prometheus, Grafana, Jaeger.
   * Stopping the shop stops it too.
   *
   * @param tell receives the progress, as lines for a person
   * @return where each is reached, by its name
   */
  public Map<String, URI> monitor(Consumer<String> tell) throws IOException, InterruptedException {
    return alone(tell, () -> monitors(tell).start(pods()));
  }

  /** This shop, with services that send their traces to Jaeger if this machine has it. */
  public Shop traced(Consumer<String> tell) throws IOException, InterruptedException {
    if (!monitors(tell).haveTraces()) {
      return this;
    }
    return new Shop(
        repository,
        folder.path(),
        program -> adaptation.apply(program.with(Monitors.ENDPOINT, Monitors.TRACES.toString())));
  }

  private Monitors monitors(Consumer<String> tell) {
    return new Monitors(new Docker(), repository, folder, processes, tell);
  }

  /** The secret by which order-service gets its tokens. */
  public String orderServiceClientSecret() throws IOException {
    return new Secrets(folder.secrets()).orderServiceClientSecret();
  }

  /** The folder with one log for each process. */
  public Path logs() {
    return folder.logs();
  }

  /** The names of the processes that are alive, such as {@code order-service-1}. */
  public List<String> names() throws IOException {
    return processes.names();
  }

  /**
   * Kills a process (SIGKILL), as a crash would; back when it is dead. The {@link #MYSQL database}
   * comes back by itself, all others are to be {@link #restart restarted}.
   */
  public void kill(String name) throws IOException, InterruptedException {
    if (name.equals(MYSQL)) {
      mysql.signal("KILL");
    } else {
      process(name).kill();
    }
  }

  /** Makes a process stand still until it is resumed, as a machine that hangs would. */
  public void pause(String name) throws IOException, InterruptedException {
    signal(name, "STOP");
  }

  public void resume(String name) throws IOException, InterruptedException {
    signal(name, "CONT");
  }

  private void signal(String name, String signal) throws IOException, InterruptedException {
    if (name.equals(MYSQL)) {
      mysql.signal(signal);
    } else {
      process(name).signal(signal);
    }
  }

  /** As {@link #audit(Consumer)}, without a word. */
  public Audit audit() throws IOException, InterruptedException {
    return audit(line -> {});
  }

  /**
   * Looks whether everything holds that must always hold; of a shop that is stopped, MySQL runs for
   * as long as that takes.
   *
   * @param tell receives the progress, as lines for a person
   * @throws ShopException when there is no shop, or its database cannot be read
   */
  public Audit audit(Consumer<String> tell) throws IOException, InterruptedException {
    if (!mysql.exists()) {
      throw new ShopException("There is no shop yet: start it with scripts/up.");
    }
    ShopDatabase database = new ShopDatabase(mysql);
    if (isRunning()) {
      return database.audit(line -> {});
    }
    // Nobody may start the shop meanwhile, and find its MySQL stopped.
    return alone(tell, () -> isRunning() ? database.audit(line -> {}) : database.auditOnce(tell));
  }

  private boolean isRunning() throws IOException {
    return mysql.isRunning() || !names().isEmpty();
  }

  /**
   * Connects to the shop's database, as the account that can reach all schemas.
   *
   * @throws ShopException when the shop is not running
   */
  public Connection database() throws IOException, SQLException, InterruptedException {
    return databaseAddress().connect();
  }

  /**
   * Where the shop's database is, with the account that can reach all schemas.
   *
   * @throws ShopException when the shop is not running
   */
  public Address databaseAddress() throws IOException, InterruptedException {
    if (names().isEmpty()) {
      throw notRunning("The shop");
    }
    return mysql.open(line -> {});
  }

  /**
   * The process id of a service or of the gateway.
   *
   * @param name one of {@link #names}
   * @throws ShopException when it is not running
   */
  public long pid(String name) {
    return process(name).pid();
  }

  /** Starts a dead process again, where it was; back when it is ready. */
  public void restart(String name) throws IOException, InterruptedException {
    Plan plan = Plan.read(folder.plan()).orElseThrow(() -> notRunning(name));
    Programs programs =
        new Programs(
            repository, plan, new Secrets(folder.secrets()), mysql.open(line -> {}), adaptation);
    Program program =
        programs.all().stream()
            .filter(known -> known.name().equals(name))
            .findFirst()
            .orElseThrow(() -> notRunning(name));
    processes.start(program);
    new Readiness(processes, line -> {}).await(List.of(program));
  }

  private RunningProcess process(String name) {
    return processes.find(name).orElseThrow(() -> notRunning(name));
  }

  private static ShopException notRunning(String name) {
    return new ShopException(name + " is not running.");
  }

  /** Stops the gateway, the services and the database, in this order. The data stay. */
  public void stop(Consumer<String> tell) throws IOException, InterruptedException {
    stop(tell, Processes.STOP);
  }

  /**
   * As {@link #stop(Consumer)}.
   *
   * @param patience how long each process may take to stop by itself
   */
  public void stop(Consumer<String> tell, Duration patience)
      throws IOException, InterruptedException {
    folder.prepare();
    alone(
        tell,
        () -> {
          processes.stopAll(patience);
          mysql.stop();
          return null;
        });
  }

  /** Stops the shop and removes its data, its secrets and its logs. */
  public void wipe(Consumer<String> tell) throws IOException, InterruptedException {
    folder.prepare();
    alone(
        tell,
        () -> {
          processes.stopAll(Processes.STOP);
          mysql.wipe();
          folder.wipe();
          return null;
        });
  }

  private <T> T alone(Consumer<String> tell, InterruptibleCall<T> work)
      throws IOException, InterruptedException {
    return Exclusive.holding(
        folder.lock(),
        () -> tell.accept("Waiting for another start or stop of this shop to end."),
        work);
  }
}

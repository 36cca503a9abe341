package com.shop.playground.shop;

import com.shop.database.Address;
import com.shop.database.KeptServer;
import com.shop.database.Schemas;
import com.shop.database.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** One start of a shop: what is not running yet is started, and can be stopped again. */
final class Startup {

  private final Path repository;
  private final UnaryOperator<Program> adaptation;
  private final ShopFolder folder;
  private final Consumer<String> tell;
  private final Processes processes;
  private final KeptServer mysql;
  private final List<String> started = new ArrayList<>();
  private boolean mysqlStarted;

  Startup(
      Path repository,
      UnaryOperator<Program> adaptation,
      ShopFolder folder,
      KeptServer mysql,
      Consumer<String> tell) {
    this.repository = repository;
    this.adaptation = adaptation;
    this.folder = folder;
    this.mysql = mysql;
    this.tell = tell;
    this.processes = new Processes(folder);
  }

  /** Starts MySQL with the schemas of all services, and writes the plan down. */
  Programs prepare(Plan plan) throws IOException, InterruptedException {
    requireBuilt();
    Programs programs =
        new Programs(repository, plan, new Secrets(folder.secrets()), database(), adaptation);
    plan.write(folder.plan());
    return programs;
  }

  /** Starts the programs that do not run, or run old code; returns when all are ready. */
  void start(List<Program> programs) throws IOException, InterruptedException {
    for (Program program : programs) {
      startUnlessCurrent(program);
    }
    if (!started.isEmpty()) {
      tell.accept("Starting " + String.join(", ", started));
    }
    new Readiness(processes, tell).await(programs);
  }

  private void requireBuilt() {
    for (Service service : Service.values()) {
      if (!Files.exists(service.jar(repository))) {
        throw new ShopException(
            service.jar(repository) + " is missing: build it with mvn -DskipTests package.");
      }
    }
  }

  private Address database() throws IOException, InterruptedException {
    mysqlStarted = !mysql.isKept();
    Address server = mysql.open(tell);
    Secrets secrets = new Secrets(folder.secrets());
    Schemas schemas = new Schemas(server);
    try {
      for (Service service : Service.values()) {
        schemas.create(service.schema(), secrets.databasePassword(service.toString()));
      }
    } catch (SQLException e) {
      throw new ShopException("Creating the schemas on MySQL failed: " + e.getMessage());
    }
    return server;
  }

  private void startUnlessCurrent(Program program) throws IOException, InterruptedException {
    if (!processes.isCurrent(program)) {
      processes.stop(List.of(program.name()), Processes.STOP);
      // First, so that it is stopped again whatever happens from here on.
      started.add(program.name());
      processes.start(program);
    }
  }

  /** Stops what this start has started, and nothing else. */
  void undo() throws IOException, InterruptedException {
    if (mysqlStarted || !started.isEmpty()) {
      tell.accept("Stopping the processes that were started.");
    }
    processes.stop(started, Processes.STOP);
    if (mysqlStarted) {
      mysql.stop();
    }
  }
}

package com.shop.benchmark;

import com.shop.database.FreePort;
import com.shop.playground.audit.Audit;
import com.shop.playground.image.PodJvm;
import com.shop.playground.shop.Program;
import com.shop.playground.shop.Service;
import com.shop.playground.shop.Shop;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A new shop of its own for each part of the benchmark, with one replica of each service. It runs
 * as in pods: with the JVM options of the images, since the local shop is optimised for a quick
 * start instead, and services call each other directly, not through the gateway.
 */
final class BenchmarkShop implements AutoCloseable {

  static final List<String> SERVICE_JVM = PodJvm.likeInAPod();

  static final List<String> GATEWAY_JVM = List.of("-XX:+UseSerialGC", "-Xmx64m");

  private final Path folder;
  private final LikePods programs;
  private final Shop shop;
  private final Consumer<String> tell;

  private BenchmarkShop(
      Path repository, Path folder, Map<String, String> settings, Consumer<String> tell) {
    this.folder = folder;
    this.programs = new LikePods(settings);
    this.shop = new Shop(repository, folder, programs::adapt);
    this.tell = tell;
  }

  /**
   * Starts a shop without data of earlier runs.
   *
   * @param repository the root of the built repository
   * @param name of its folder
   * @param settings environment variables of its services, besides those that each shop has
   * @param tell receives the progress, as lines for a person
   */
  static BenchmarkShop start(
      Path repository, String name, Map<String, String> settings, Consumer<String> tell)
      throws IOException, InterruptedException {
    Path folder = repository.resolve(".shop").resolve("benchmark").resolve(name);
    BenchmarkShop started = new BenchmarkShop(repository, folder, settings, tell);
    started.shop.wipe(line -> {});
    started.shop.start(Optional.of(FreePort.any()), Map.of(), tell);
    return started;
  }

  /** Changes the programs of a shop, one after the other. */
  private static final class LikePods {

    /** Where each service is, by the variable that tells it to others. */
    private final Map<String, String> services = new HashMap<>();

    private final Map<String, Map<String, String>> environments = new HashMap<>();
    private final Map<String, String> settings;

    LikePods(Map<String, String> settings) {
      this.settings = settings;
    }

    Program adapt(Program program) {
      if (program.name().equals("gateway")) {
        return withOptions(program, GATEWAY_JVM);
      }
      services.put(
          program.name().replace("-1", "-url").replace('-', '_').toUpperCase(Locale.ROOT),
          "http://" + program.ready().get(0).getAuthority());
      Map<String, String> environment = new TreeMap<>(program.environment());
      environment.replaceAll((name, value) -> services.getOrDefault(name, value));
      environment.putAll(settings);
      environments.put(program.name(), environment);
      return withOptions(program.with(environment), SERVICE_JVM);
    }

    private static Program withOptions(Program program, List<String> options) {
      List<String> command = program.command();
      return program.running(
          Stream.of(
                  command.stream().limit(1),
                  options.stream(),
                  command.stream().skip(1).dropWhile(argument -> argument.startsWith("-X")))
              .flatMap(part -> part)
              .toList());
    }
  }

  Shop shop() {
    return shop;
  }

  /** The settings of a service; they name files in {@link #folder}. */
  Map<String, String> environment(Service service) {
    return programs.environments.get(service + "-1");
  }

  Path folder() {
    return folder;
  }

  /**
   * Checks that everything holds that must always hold.
   *
   * @throws BenchmarkException if something does not, because then the figures do not count
   */
  void audit() throws IOException, InterruptedException {
    tell.accept("Auditing the shop");
    Audit audit = shop.audit();
    if (!audit.isClean()) {
      throw new BenchmarkException("The audit failed, so the figures do not count:\n" + audit);
    }
  }

  /** Stops the shop and removes its data; the logs of its processes too. */
  @Override
  public void close() throws IOException {
    tell.accept("Stopping the shop and removing its data");
    boolean interrupted = Thread.interrupted(); // it would end the work here too
    try {
      shop.wipe(line -> {});
    } catch (InterruptedException e) {
      interrupted = true;
      throw new InterruptedIOException("stopped before the shop was");
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

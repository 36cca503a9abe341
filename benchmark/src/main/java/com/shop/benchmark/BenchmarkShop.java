package com.shop.benchmark;

import com.shop.database.FreePort;
import com.shop.playground.audit.Audit;
import com.shop.playground.image.PodJvm;
import com.shop.playground.shop.Program;
import com.shop.playground.shop.Shop;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A new shop of its own for each part of the benchmark, with one replica of each service. It runs
 * with the JVM options of the images: the local shop is optimised for a quick start instead.
 */
final class BenchmarkShop implements AutoCloseable {

  static final List<String> SERVICE_JVM = PodJvm.likeInAPod();

  static final List<String> GATEWAY_JVM = List.of("-XX:+UseSerialGC", "-Xmx64m");

  private final Shop shop;
  private final Consumer<String> tell;

  private BenchmarkShop(Shop shop, Consumer<String> tell) {
    this.shop = shop;
    this.tell = tell;
  }

  /**
   * Starts a shop without data of earlier runs.
   *
   * @param repository the root of the built repository
   * @param name of its folder
   * @param tell receives the progress, as lines for a person
   */
  static BenchmarkShop start(Path repository, String name, Consumer<String> tell)
      throws IOException, InterruptedException {
    Path folder = repository.resolve(".shop").resolve("benchmark").resolve(name);
    BenchmarkShop started =
        new BenchmarkShop(new Shop(repository, folder, BenchmarkShop::likeTheImages), tell);
    started.shop.wipe(line -> {});
    started.shop.start(Optional.of(FreePort.any()), Map.of(), tell);
    return started;
  }

  private static Program likeTheImages(Program program) {
    List<String> command = program.command();
    List<String> options = program.name().equals("gateway") ? GATEWAY_JVM : SERVICE_JVM;
    return program.running(
        Stream.of(
                command.stream().limit(1),
                options.stream(),
                command.stream().skip(1).dropWhile(argument -> argument.startsWith("-X")))
            .flatMap(part -> part)
            .toList());
  }

  Shop shop() {
    return shop;
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

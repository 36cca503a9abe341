package com.shop.playground.image;

import com.shop.database.Folders;
import com.shop.database.FreePort;
import com.shop.database.KeptServer;
import com.shop.database.Tail;
import com.shop.playground.demo.Demo;
import com.shop.playground.shop.Program;
import com.shop.playground.shop.Service;
import com.shop.playground.shop.Shop;
import com.shop.playground.shop.ShopException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Writes AOT caches (JEP 483, 514 and 515): the classes that a service uses, loaded and linked, and
 * profiles of its methods. A shop runs on the Java of the base image while customers buy, with the
 * files and JVM options of the images.
 *
 * @param java of the base image
 * @param folder for temporary files; deleted
 */
record AotTraining(Path repository, JavaRuntime java, Path folder) {

  private static final int ORDERS = 30;

  /** A process that stops writes what it has recorded, in some seconds on a machine of its own. */
  private static final Duration WRITING = Duration.ofMinutes(5);

  /**
   * @param images of all services
   * @param caches the file for each
   * @param tell receives the progress, as lines for a person
   * @throws ShopException if the shop does not run on this machine
   */
  void run(Map<Service, ServiceImage> images, Map<Service, Path> caches, Consumer<String> tell)
      throws IOException, InterruptedException {
    // Stops what an earlier training has left running.
    new Shop(repository, folder.resolve("shop")).wipe(tell);
    Folders.delete(folder);
    if (KeptServer.in(folder).exists()) {
      throw new ShopException("SHOP_MYSQL_URL names a server, and training needs one of its own");
    }
    try {
      for (Service service : Service.values()) {
        images.get(service).layOut(app(service));
      }
      record(tell);
      for (Service service : Service.values()) {
        create(service, caches.get(service));
      }
    } finally {
      Folders.delete(folder);
    }
  }

  private void record(Consumer<String> tell) throws IOException, InterruptedException {
    Shop shop = new Shop(repository, folder.resolve("shop"), this::recording);
    try {
      shop.start(Optional.of(FreePort.any()), Map.of(), tell);
      tell.accept("Placing %d orders".formatted(ORDERS));
      Demo demo = new Demo(shop.base(), new PrintWriter(Writer.nullWriter()));
      for (int order = 0; order < ORDERS; order++) {
        demo.buy();
      }
      shop.stop(tell, WRITING);
    } finally {
      shop.wipe(tell);
    }
  }

  private Program recording(Program program) {
    for (Service service : Service.values()) {
      if (program.jar().equals(service.jar(repository))) {
        return program.running(
            command(
                service, "-XX:AOTMode=record", "-XX:AOTConfiguration=" + configuration(service)));
      }
    }
    return program;
  }

  private void create(Service service, Path cache) throws IOException, InterruptedException {
    Path partial = folder.resolve(service + ".aot");
    Path log = folder.resolve(service + ".log");
    List<String> command =
        command(
            service,
            "-XX:AOTMode=create",
            "-XX:AOTConfiguration=" + configuration(service),
            "-XX:AOTCache=" + partial);
    int exit =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    if (exit != 0 || !Files.exists(partial)) {
      throw new ShopException("no cache of " + service + ". " + Tail.of(log));
    }
    Files.move(partial, cache);
  }

  private List<String> command(Service service, String... options) {
    return Stream.of(
            List.of(java.program().toString()),
            PodJvm.likeInAPod(),
            List.of(options),
            List.of("-jar", app(service).resolve("quarkus-run.jar").toString()))
        .flatMap(List::stream)
        .toList();
  }

  private Path app(Service service) {
    return folder.resolve(service.toString());
  }

  private Path configuration(Service service) {
    return folder.resolve(service + ".aotconf");
  }
}

package com.shop.benchmark;

import static com.shop.benchmark.Report.row;

import com.shop.database.FreePort;
import com.shop.playground.shop.Docker;
import com.shop.playground.shop.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time from the start of a container to its first 200 of {@code /ready}, which waits for the
 * warm-up: with the AOT cache of its image, and without, in turns.
 */
final class StartPart implements Part {

  private static final List<String> CPU_LIMITS = List.of("0.5", "2");

  private static final double MILLIS = 1000;

  @Override
  public void run(Run run) throws IOException, SQLException, InterruptedException {
    Map<Service, String> images = images(run.repository());
    List<List<String>> table = new ArrayList<>();
    table.add(
        row("service", "CPUs", "no cache, s", "AOT cache, s", "ratio", "CPU time, s", "ratio"));
    try (BenchmarkShop shop = run.startShop("shop")) {
      for (String cpus : CPU_LIMITS) {
        for (Service service : Service.values()) {
          table.add(compare(run, shop, service, images.get(service), cpus));
        }
      }
      shop.audit();
    }
    run.report()
        .section("Start")
        .paragraph(
            "From the start of a container of 512 MiB to its first 200 of `/ready`, with the image's"
                + " AOT cache and without.")
        .table(table);
  }

  private static List<String> compare(
      Run run, BenchmarkShop shop, Service service, String image, String cpus)
      throws IOException, InterruptedException {
    List<ServiceContainer.Start> without = new ArrayList<>();
    List<ServiceContainer.Start> with = new ArrayList<>();
    for (int i = 0; i < run.settings().rounds(); i++) {
      without.add(start(shop, service, image, cpus, false));
      with.add(start(shop, service, image, cpus, true));
    }
    Spread ratio = Spread.ofRatios(with, without, start -> seconds(start.wall()));
    run.tell("  %s, %s CPUs: %s".formatted(service, cpus, ratio));
    return row(
        service,
        cpus,
        Spread.of(without, start -> seconds(start.wall())),
        Spread.of(with, start -> seconds(start.wall())),
        ratio,
        Spread.of(with, start -> seconds(start.cpu())),
        Spread.ofRatios(with, without, start -> seconds(start.cpu())));
  }

  private static ServiceContainer.Start start(
      BenchmarkShop shop, Service service, String image, String cpus, boolean cached)
      throws IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>(shop.environment(service));
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(FreePort.any()));
    if (!cached) {
      environment.put("JAVA_TOOL_OPTIONS", "-XX:AOTMode=off");
    }
    try (ServiceContainer container =
        ServiceContainer.start(image, environment, shop.folder(), cpus)) {
      return container.awaitReady();
    }
  }

  private static double seconds(Duration time) {
    return time.toMillis() / MILLIS;
  }

  /** What scripts/images has built last. */
  private static Map<Service, String> images(Path repository)
      throws IOException, InterruptedException {
    Path component = repository.resolve("target/images/kustomization.yaml");
    String tags = Files.exists(component) ? Files.readString(component) : "";
    Map<Service, String> images = new HashMap<>();
    for (Service service : Service.values()) {
      Optional<String> image = image(service, tags);
      if (image.isEmpty() || !new Docker().has(image.get())) {
        throw new BenchmarkException(
            "The part start needs the image of %s in Docker: run scripts/images, with Docker."
                .formatted(service));
      }
      images.put(service, image.get());
    }
    return images;
  }

  private static Optional<String> image(Service service, String tags) {
    Matcher tag = Pattern.compile("name: " + service + ", newTag: \"([^\"]+)\"").matcher(tags);
    return tag.find() ? Optional.of(service + ":" + tag.group(1)) : Optional.empty();
  }
}

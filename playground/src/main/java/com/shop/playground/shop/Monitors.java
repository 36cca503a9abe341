package com.shop.playground.shop;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.shop.database.FreePort;
import com.shop.database.OnPath;
import com.shop.database.PrivateFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What watches a shop on this machine, with the rules and dashboards of {@code monitoring}:
 * Prometheus, installed or from Docker, and Grafana and Jaeger where Docker provides their images.
 * They are processes of the shop, and stop with it.
 */
final class Monitors {
  /** The setting of the services that names where they send their spans. */
  static final String ENDPOINT = "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT";

  /** Where Jaeger receives spans by OTLP over HTTP. */
  static final URI TRACES = URI.create("http://127.0.0.1:4318");

  private static final String PROMETHEUS = "prometheus";
  private static final String GRAFANA = "grafana";
  private static final String JAEGER = "jaeger";
  private static final Pattern IMAGE = Pattern.compile("(?m)^ +image: (\\S+)$");

  private final Docker docker;
  private final Path repository;
  private final ShopFolder folder;
  private final Processes processes;
  private final Consumer<String> tell;

  Monitors(
      Docker docker,
      Path repository,
      ShopFolder folder,
      Processes processes,
      Consumer<String> tell) {
    this.docker = docker;
    this.repository = repository;
    this.folder = folder;
    this.processes = processes;
    this.tell = tell;
  }

  /**
   * Starts those that this machine has, and returns when they are ready.
   *
   * @param pods what Prometheus scrapes
   * @return where each is reached, by its name
   */
  Map<String, URI> start(Map<Service, List<URI>> pods) throws IOException, InterruptedException {
    PrivateFile.folder(folder.monitoring());
    processes.stop(List.of(PROMETHEUS, GRAFANA, JAEGER), Processes.STOP);
    int port = freePort(9090);
    List<Program> programs = new ArrayList<>();
    prometheus(port, pods).ifPresent(programs::add);
    // Not pulled once more: haveTraces has tried it.
    if (docker.has(image(JAEGER)) && docker.sharesNetwork()) {
      programs.add(jaeger());
    }
    grafana(port).ifPresent(programs::add);
    Map<String, URI> addresses = new LinkedHashMap<>();
    for (Program program : programs) {
      try {
        processes.start(program);
        new Readiness(processes, tell).await(List.of(program));
        addresses.put(program.name(), program.ready().get(0).resolve("/"));
      } catch (ShopException e) {
        processes.stop(List.of(program.name()), Processes.STOP);
        // The shop itself runs.
        tell.accept(program.name() + " is not started: " + e.getMessage());
      }
    }
    return addresses;
  }

  /** Whether Jaeger can be started, after getting it: only then do services send traces. */
  boolean haveTraces() throws IOException, InterruptedException {
    return isProvided(JAEGER);
  }

  private Optional<Program> prometheus(int port, Map<Service, List<URI>> pods)
      throws IOException, InterruptedException {
    Path config = folder.monitoring().resolve("prometheus.json");
    new ObjectMapper().writeValue(config.toFile(), configuration(pods));
    List<String> arguments =
        List.of(
            "--config.file=" + config,
            "--storage.tsdb.path=" + folder.monitoring().resolve("data"),
            "--enable-feature=exemplar-storage",
            "--web.listen-address=127.0.0.1:" + port);
    URI ready = URI.create("http://127.0.0.1:" + port + "/-/ready");
    Optional<Path> installed = OnPath.find(PROMETHEUS);
    if (installed.isPresent()) {
      List<String> command = new ArrayList<>(List.of(installed.get().toString()));
      command.addAll(arguments);
      return Optional.of(new Program(PROMETHEUS, config, command, Map.of(), List.of(ready)));
    }
    if (!isProvided(PROMETHEUS)) {
      tell.accept("Install it to see metrics and alerts, with apt-get or brew install prometheus.");
      return Optional.empty();
    }
    List<String> options =
        List.of(
            "--user=" + owner(folder.monitoring()),
            volume(folder.monitoring()),
            volume(repository.resolve("monitoring")));
    return Optional.of(container(PROMETHEUS, options, arguments, ready));
  }

  private Map<String, Object> configuration(Map<Service, List<URI>> pods) {
    List<Object> scrapes = new ArrayList<>();
    pods.forEach(
        (service, replicas) ->
            scrapes.add(
                Map.of(
                    "job_name",
                    service.toString(),
                    "static_configs",
                    List.of(
                        Map.of("targets", replicas.stream().map(URI::getAuthority).toList())))));
    return Map.of(
        "global",
            Map.of(
                "scrape_interval",
                "5s",
                "evaluation_interval",
                "5s",
                "external_labels",
                Map.of("runbook", repository.resolve("docs/runbook.md").toUri())),
        "rule_files", List.of(repository.resolve("monitoring/alerts.yaml").toString()),
        "scrape_configs", scrapes);
  }

  private Program jaeger() throws IOException {
    return container(
        JAEGER,
        List.of("--env=JAEGER_LISTEN_HOST=127.0.0.1"),
        List.of(),
        URI.create("http://127.0.0.1:16686/"));
  }

  private Optional<Program> grafana(int prometheus) throws IOException, InterruptedException {
    if (!isProvided(GRAFANA)) {
      return Optional.empty();
    }
    int port = freePort(3000);
    Path config = repository.resolve("k8s/components/monitoring/config");
    Path datasources = folder.monitoring().resolve("datasources.yaml");
    Files.writeString(
        datasources,
        Files.readString(config.resolve("datasources.yaml"))
            .replace("prometheus:9090", "127.0.0.1:" + prometheus)
            .replace("jaeger:16686", "127.0.0.1:16686"));
    String provisioning = "/etc/grafana/provisioning";
    List<String> options =
        List.of(
            "--env=GF_SERVER_HTTP_ADDR=127.0.0.1",
            "--env=GF_SERVER_HTTP_PORT=" + port,
            "--env=GF_AUTH_ANONYMOUS_ENABLED=true",
            "--volume=" + datasources + ":" + provisioning + "/datasources/datasources.yaml:ro",
            "--volume="
                + config.resolve("dashboards.yaml")
                + ":"
                + provisioning
                + "/dashboards/dashboards.yaml:ro",
            "--volume=" + repository.resolve("monitoring/dashboards") + ":/etc/dashboards:ro");
    URI ready = URI.create("http://127.0.0.1:" + port + "/api/health");
    return Optional.of(container(GRAFANA, options, List.of(), ready));
  }

  /** In the machine's network, since the services listen on the loopback interface only. */
  private Program container(String name, List<String> options, List<String> arguments, URI ready)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("docker", "run", "--rm", "--network=host"));
    command.addAll(options);
    command.add(image(name));
    command.addAll(arguments);
    return new Program(name, Repository.ownCode(), command, Map.of(), List.of(ready));
  }

  private boolean isProvided(String name) throws IOException, InterruptedException {
    String image = image(name);
    if (!docker.isAvailable()) {
      tell.accept(name + " is not started: it needs Docker.");
      return false;
    }
    if (!docker.sharesNetwork()) {
      tell.accept(name + " is not started: Docker does not share this machine's network.");
      return false;
    }
    if (docker.has(image)) {
      return true;
    }
    tell.accept("Pulling " + image);
    boolean pulled = docker.pull(image);
    if (!pulled) {
      tell.accept(name + " is not started: Docker cannot pull " + image + ".");
    }
    return pulled;
  }

  /** Its user and group, by number. */
  private static String owner(Path path) throws IOException {
    return Files.getAttribute(path, "unix:uid") + ":" + Files.getAttribute(path, "unix:gid");
  }

  private static String volume(Path path) {
    return "--volume=" + path + ":" + path;
  }

  /** The image that Kubernetes would run. */
  private String image(String name) throws IOException {
    Path manifest = repository.resolve("k8s/components/monitoring/" + name + ".yaml");
    Matcher image = IMAGE.matcher(Files.readString(manifest));
    if (!image.find()) {
      throw new IllegalStateException(manifest + " names no image");
    }
    return image.group(1);
  }

  private static int freePort(int usual) {
    return IntStream.range(usual, usual + 100)
        .filter(FreePort::isFree)
        .findFirst()
        .orElseThrow(() -> new ShopException("No port from " + usual + " on is free."));
  }
}

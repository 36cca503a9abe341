package com.shop.benchmark;

import com.shop.playground.shop.Docker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A service in a container of its image, on this machine's network, like a pod of 512 MiB. */
final class ServiceContainer implements AutoCloseable {

  private static final String MEMORY = "512m";
  private static final int OK = 200;
  private static final int POLL_MILLIS = 10;

  /** At half a core on a slow machine. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String id;
  private final URI ready;

  private ServiceContainer(String id, URI ready) {
    this.id = id;
    this.ready = ready;
  }

  /**
   * Starts a container.
   *
   * @param environment the service's settings, with a port that is free
   * @param files the folder of the files that they name
   * @param cpus the CPU limit, as Docker takes it
   * @throws BenchmarkException if Docker does not start it
   */
  static ServiceContainer start(
      String image, Map<String, String> environment, Path files, String cpus)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("run", "--detach", "--network", "host"));
    arguments.addAll(List.of("--cpus", cpus, "--memory", MEMORY, "--memory-swap", MEMORY));
    arguments.addAll(List.of("--user", Files.getAttribute(files, "unix:uid").toString()));
    arguments.addAll(List.of("--volume", files + ":" + files + ":ro"));
    // By name: everybody on the machine can read a command line.
    environment.keySet().forEach(name -> arguments.addAll(List.of("--env", name)));
    arguments.add(image);
    String id = docker(environment, arguments).lines().reduce((first, last) -> last).orElseThrow();
    String port = environment.get("QUARKUS_HTTP_PORT");
    return new ServiceContainer(id, URI.create("http://127.0.0.1:" + port + "/ready"));
  }

  /** How long it took from the start of the container until it was ready, and the CPU time. */
  Start awaitReady() throws IOException, InterruptedException {
    List<String> state =
        new Docker()
            .inspect(id, "{{.State.StartedAt}} {{.State.Pid}}")
            .map(line -> List.of(line.split(" ")))
            .orElseThrow(() -> new BenchmarkException("A container is not there: " + id));
    Instant started = Instant.parse(state.get(0));
    long pid = Long.parseLong(state.get(1)); // 0 if it has ended; hidden by a virtual machine
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    HttpRequest request = HttpRequest.newBuilder(ready).timeout(PATIENCE).build();
    while (!isReady(request)) {
      boolean hasEnded = process.map(running -> !running.isAlive()).orElse(pid == 0);
      if (hasEnded || Instant.now().isAfter(started.plus(PATIENCE))) {
        throw new BenchmarkException("A container did not become ready: " + logs());
      }
      Thread.sleep(POLL_MILLIS);
    }
    Duration wall = Duration.between(started, Instant.now());
    Duration cpu =
        process.flatMap(running -> running.info().totalCpuDuration()).orElse(Duration.ZERO);
    return new Start(wall, cpu);
  }

  /**
   * One start.
   *
   * @param cpu zero where the operating system does not show it
   */
  record Start(Duration wall, Duration cpu) {}

  private static boolean isReady(HttpRequest request) throws InterruptedException {
    try {
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException e) {
      return false;
    }
  }

  /** The last lines that the service has logged. */
  private String logs() throws IOException, InterruptedException {
    return docker(Map.of(), List.of("logs", "--tail", "5", id));
  }

  private static String docker(Map<String, String> environment, List<String> arguments)
      throws IOException, InterruptedException {
    ProcessBuilder docker = new ProcessBuilder("docker").redirectErrorStream(true);
    docker.command().addAll(arguments);
    docker.environment().putAll(environment);
    Process process = docker.start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new BenchmarkException("docker " + arguments.get(0) + " failed: " + output);
    }
    return output;
  }

  @Override
  public void close() throws IOException {
    boolean interrupted = Thread.interrupted(); // it would end the work here too
    try {
      docker(Map.of(), List.of("rm", "--force", "--volumes", id));
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

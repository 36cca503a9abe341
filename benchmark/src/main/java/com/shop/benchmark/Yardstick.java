package com.shop.benchmark;

import com.shop.database.FreePort;
import com.shop.database.Poll;
import com.shop.database.ThisJava;
import com.shop.playground.shop.Service;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The yardstick of the catalogue: a process that responds with constant JSON on the REST stack of
 * the services, and a gateway in front of it.
 */
final class Yardstick implements AutoCloseable {

  /** The name of the process that responds. */
  static final String CONSTANT_JSON = "constant JSON";

  private static final Duration START = Duration.ofMinutes(1);

  private final Map<String, Process> processes = new LinkedHashMap<>();
  private final int port = FreePort.any();
  private final int gatewayPort = FreePort.any();

  private Yardstick() {}

  /**
   * @param repository the root of the built repository
   * @param pageBytes the size of the response to a list
   * @param productBytes the size of the response to a single product
   */
  static Yardstick start(Path repository, int pageBytes, int productBytes)
      throws IOException, InterruptedException {
    Yardstick yardstick = new Yardstick();
    boolean started = false;
    try {
      yardstick.startProcesses(repository, pageBytes, productBytes);
      started = true;
      return yardstick;
    } finally {
      if (!started) {
        yardstick.close();
      }
    }
  }

  private void startProcesses(Path repository, int pageBytes, int productBytes)
      throws IOException, InterruptedException {
    List<String> constant = new ArrayList<>(List.of(ThisJava.program()));
    constant.addAll(BenchmarkShop.SERVICE_JVM);
    constant.addAll(
        List.of(
            "-Dquarkus.http.host=127.0.0.1",
            "-Dquarkus.http.port=" + port,
            "-Dyardstick.page-bytes=" + pageBytes,
            "-Dyardstick.product-bytes=" + productBytes,
            "-jar",
            repository
                .resolve("benchmark/yardstick/target/quarkus-app/quarkus-run.jar")
                .toString()));
    launch(CONSTANT_JSON, constant, base());
    List<String> gateway = new ArrayList<>(List.of(ThisJava.program()));
    gateway.addAll(BenchmarkShop.GATEWAY_JVM);
    gateway.addAll(
        List.of(
            "-cp",
            ThisJava.classPath(),
            "com.shop.playground.Main",
            "gateway",
            "--port",
            Integer.toString(gatewayPort),
            "--ingress",
            repository.resolve("k8s").toString()));
    // The constant JSON stands for all services, since every route needs one.
    for (Service service : Service.values()) {
      gateway.add("--service");
      gateway.add("%s=%d:%d".formatted(service, FreePort.any(), port));
    }
    launch("gateway of the constant JSON", gateway, gateway());
  }

  private void launch(String name, List<String> command, URI base)
      throws IOException, InterruptedException {
    processes.put(
        name,
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("/dev/null")))
            .start());
    if (!Poll.until(START, () -> responds(base))) {
      throw new BenchmarkException("The " + name + " does not start.");
    }
  }

  private static boolean responds(URI base) {
    try {
      new Client(base).read("/product");
      return true;
    } catch (IOException | BenchmarkException e) {
      return false;
    } catch (InterruptedException e) {
      // The poll that asked finds out by itself.
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Where the constant JSON itself is. */
  URI base() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Where its gateway is. */
  URI gateway() {
    return URI.create("http://127.0.0.1:" + gatewayPort);
  }

  /** The process ids, by name. */
  Map<String, Long> pids() {
    Map<String, Long> pids = new LinkedHashMap<>();
    processes.forEach((name, process) -> pids.put(name, process.pid()));
    return pids;
  }

  @Override
  public void close() {
    processes.values().forEach(Process::destroyForcibly);
  }
}

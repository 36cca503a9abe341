package com.shop.playground.monitoring;

import com.shop.database.FreePort;
import com.shop.database.Requires;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An installed exporter of Prometheus. */
public final class Exporter implements AutoCloseable {
  /** As Prometheus' scrape_timeout. */
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final URI uri;

  private Exporter(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /** Skips the test if the exporter is missing, or too old for these arguments. */
  public static void require(String program, List<String> arguments) {
    Requires.that(
        Programs.isInstalled(program, arguments),
        program + " that knows " + String.join(" ", arguments));
  }

  /** Starts it, and returns when it answers. */
  public static Exporter start(
      String program, List<String> arguments, Map<String, String> environment) throws IOException {
    String address = "127.0.0.1:" + FreePort.any();
    List<String> command =
        Stream.of(List.of(program), arguments, List.of("--web.listen-address=" + address))
            .flatMap(List::stream)
            .toList();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target", program + ".log")));
    builder.environment().putAll(environment);
    Exporter exporter = new Exporter(builder.start(), URI.create("http://" + address));
    Programs.awaitStart(exporter.process, () -> !exporter.scrape("/").isEmpty());
    return exporter;
  }

  /**
   * What it reports.
   *
   * @return empty if it does not
   */
  public List<String> scrape(String path) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(uri.resolve(path)).timeout(TIMEOUT).build();
    try {
      HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
      return response.statusCode() == 200 ? response.body().lines().toList() : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}

package com.shop.playground.mysql;

import static org.awaitility.Awaitility.await;

import com.shop.database.FreePort;
import com.shop.database.ThisJava;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The packaged product-service, which writes to one Service of the set and browses in the other.
 */
final class ProductService implements AutoCloseable {
  /** Shorter than the default, since tests wait for it. */
  static final Duration MAX_LAG = Duration.ofSeconds(2);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Longer than any answer may take. */
  private static final Duration NO_ANSWER = Duration.ofSeconds(15);

  private final HttpClient http = HttpClient.newHttpClient();
  private final AdminTokens tokens = new AdminTokens();
  private final Process process;
  private final int port = FreePort.any();

  ProductService(MySqlSet set) throws IOException {
    Path jar = set.repository().resolve("product-service/target/quarkus-app/quarkus-run.jar");
    ProcessBuilder builder =
        new ProcessBuilder(
            ThisJava.program(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-jar",
            jar.toString());
    builder.environment().putAll(environment(set));
    this.process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(set.folder().resolve("product-service.log").toFile())
            .start();
  }

  private Map<String, String> environment(MySqlSet set) throws IOException {
    return Map.of(
        "QUARKUS_HTTP_HOST", "127.0.0.1",
        "QUARKUS_HTTP_PORT", Integer.toString(port),
        "QUARKUS_DATASOURCE_JDBC_URL", set.service().jdbcUrl("productdb"),
        "DB_USERNAME", set.secret("product-service/username"),
        "DB_PASSWORD", set.secret("product-service/db-password"),
        "QUARKUS_DATASOURCE_REPLICA_JDBC_URL", set.read().jdbcUrl("productdb"),
        "DB_READER_PASSWORD", set.secret("product-service/db-reader-password"),
        "SHOP_REPLICA_MAX_LAG", MAX_LAG.toString(),
        "SHOP_SEED", "true",
        "MP_JWT_VERIFY_PUBLICKEY_LOCATION", "file:" + tokens.writeKeys(set.folder()));
  }

  void awaitReady() {
    await("product-service is ready").atMost(PATIENCE).until(() -> isReady());
  }

  boolean isReady() {
    return get("/ready").status() == 200;
  }

  /**
   * An answer, or none.
   *
   * @param status of HTTP; 0 when none came
   * @param retryAfter the header, or empty
   */
  record Answer(int status, Duration took, String body, String retryAfter) {}

  Answer get(String path) {
    return send(request(path));
  }

  /** Adds a piece to a product's stock, as an admin. */
  Answer restock(String product) {
    return send(
        request("/product/" + product + "/stock")
            .header("Authorization", "Bearer " + tokens.sign())
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"delta\": 1, \"reason\": \"delivery\"}")));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(NO_ANSWER);
  }

  private Answer send(HttpRequest.Builder request) {
    long begin = System.nanoTime();
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          since(begin),
          response.body(),
          response.headers().firstValue("Retry-After").orElse(""));
    } catch (IOException e) {
      return new Answer(0, since(begin), e.toString(), "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /**
   * How many reads of the catalogue it has answered from there.
   *
   * @param database {@code replica} or {@code primary}
   */
  double reads(String database) {
    String metric = "shop_catalogue_reads_total{from=\"" + database + "\"}";
    List<String> lines = get("/metrics").body().lines().toList();
    return lines.stream()
        .filter(line -> line.startsWith(metric))
        .mapToDouble(line -> Double.parseDouble(line.substring(metric.length()).strip()))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    process.destroy();
  }
}

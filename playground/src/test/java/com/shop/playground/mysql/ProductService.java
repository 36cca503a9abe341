package com.shop.playground.mysql;

import static org.awaitility.Awaitility.await;

import com.shop.database.FreePort;
import com.shop.database.ThisJava;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

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
  private final Process process;
  private final int port = FreePort.some(1).get(0);

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
        "MP_JWT_VERIFY_PUBLICKEY_LOCATION", "file:" + keys(set.folder()));
  }

  private static Path keys(Path folder) throws IOException {
    try {
      return Files.writeString(
          folder.resolve("jwks.json"),
          new JsonWebKeySet(EcJwkGenerator.generateJwk(EllipticCurves.P256)).toJson());
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
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
   */
  record Answer(int status, Duration took, String body) {}

  Answer get(String path) {
    long begin = System.nanoTime();
    try {
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                  .timeout(NO_ANSWER)
                  .build(),
              BodyHandlers.ofString());
      return new Answer(response.statusCode(), since(begin), response.body());
    } catch (IOException e) {
      return new Answer(0, since(begin), e.toString());
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

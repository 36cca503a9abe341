package com.shop.playground.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.database.FreePort;
import com.shop.database.OnPath;
import com.shop.database.Requires;
import com.shop.playground.shop.Repository;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/dev} in a copy of the checkout: an edit is live, through the gateway. */
class DevModeIT {

  private static final String RESOURCE =
      "product-service/src/main/java/com/shop/product/catalogue/ProductResource.java";
  private static final String CODE = "split.read(ProductRepository.categories())";
  private static final String EDITED =
      "split.read(database -> new CategoryList(java.util.List.of()))";
  private static final Duration START = Duration.ofMinutes(10);
  private static final Duration RELOAD = Duration.ofMinutes(1);
  private static final String NONE = "{\"items\":[]}";

  @TempDir private Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final int port = FreePort.any();
  private Path copy;
  private Path log;
  private Process dev;

  @BeforeEach
  void copyAndStart() throws IOException {
    Requires.that(System.getenv("SHOP_MYSQL_URL") == null, "a MySQL of our own");
    Requires.that(OnPath.find("mvn").isPresent(), "mvn on the PATH");
    copy = folder.resolve("shop");
    log = folder.resolve("dev.log");
    copyCheckout();
    dev =
        new ProcessBuilder("scripts/dev", "product-service", "--port", "" + port)
            .directory(copy.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
  }

  @AfterEach
  void stop() throws Exception {
    if (dev != null) {
      dev.destroy();
      assertTrue(dev.waitFor(2, TimeUnit.MINUTES), "still running");
      try (Stream<Path> run = Files.list(copy.resolve(".shop/run"))) {
        assertEquals(
            List.of(), run.filter(file -> file.toString().endsWith(".pid")).toList(), "running");
      }
    }
  }

  @Test
  void anEditIsLiveAndSoIsItsReversal() throws Exception {
    awaitCategories(START, false);
    assertFalse(printed().contains("Building the shop"), this::printed);

    edit(CODE, EDITED);
    awaitCategories(RELOAD, true);

    edit(EDITED, CODE);
    awaitCategories(RELOAD, false);
  }

  private void edit(String from, String to) throws IOException {
    Path source = copy.resolve(RESOURCE);
    String code = Files.readString(source);
    assertTrue(code.contains(from), RESOURCE + " has no " + from);
    Files.writeString(source, code.replace(from, to));
  }

  private void awaitCategories(Duration patience, boolean none) {
    Awaitility.await()
        .atMost(patience)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              assertTrue(dev.isAlive(), () -> "scripts/dev has ended: " + printed());
              return categories().map(body -> body.equals(NONE) == none).findFirst().orElse(false);
            });
  }

  /** The response body, or nothing while the service starts or reloads. */
  private Stream<String> categories() throws InterruptedException {
    URI uri = URI.create("http://localhost:" + port + "/product/categories");
    try {
      HttpRequest request = HttpRequest.newBuilder(uri).timeout(RELOAD).build();
      return Stream.of(http.send(request, BodyHandlers.ofString()))
          .filter(response -> response.statusCode() == 200)
          .map(response -> response.body());
    } catch (IOException e) {
      return Stream.of();
    }
  }

  private String printed() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** With what the build has made, so that it is not built once more. */
  private void copyCheckout() throws IOException {
    Path root = Repository.root();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(DevModeIT::isNeeded).toList()) {
        Path to = copy.resolve(root.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    Files.createDirectory(copy.resolve(".shop"));
    Files.createFile(copy.resolve(".shop/built"));
  }

  private static boolean isNeeded(Path file) {
    String path = Repository.root().relativize(file).toString();
    return !path.matches("(\\.git|\\.shop|target|docs)(/.*)?")
        && (!path.contains("/target")
            || path.matches(
                "[a-z-]+/target(/(classes|test-classes|quarkus-app|lib|playground\\.jar)(/.*)?)?"));
  }
}

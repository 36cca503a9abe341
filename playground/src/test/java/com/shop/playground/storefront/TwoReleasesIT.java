package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.database.Folders;
import com.shop.platform.Covers;
import com.shop.playground.shop.Repository;
import com.shop.playground.shop.Service;
import com.shop.playground.storefront.page.ProductPage;
import com.shop.playground.system.RunningShop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pods of two releases answer the same browser, as during a rollout or with a canary. */
class TwoReleasesIT extends InBrowser {
  /** Not a page, but its files: one screen will do. */
  static final List<Screen> SCREENS = List.of(Screen.DESKTOP);

  private static final String REPLICA = "product-service-2";

  /** How often a page may be loaded, until each mixture was seen; each comes one time in four. */
  private static final int MAX_LOADS = 200;

  /** The files of the page that are of another release than the page itself, and which that is. */
  private static final String MIXTURES =
      """
      const root = document.documentElement;
      const isOther = document.getElementById('other') !== null;
      const script = root.dataset.release === 'other';
      const style = getComputedStyle(root).getPropertyValue('--release') === 'other';
      return [script !== isOther ? 'script ' + isOther : '', style !== isOther ? 'style ' + isOther : '']
        .filter(it => it);
      """;

  /** During each load of the page, one after the other. */
  private static final int OTHER_REQUESTS = 20;

  @BeforeEach
  void runAnotherReleaseToo() throws Exception {
    Path jar = otherRelease();
    RunningShop.rerun(
        REPLICA,
        program ->
            program.running(
                program.command().stream()
                    .map(word -> word.equals(program.jar().toString()) ? jar.toString() : word)
                    .toList()));
  }

  @AfterEach
  void runOneRelease() throws Exception {
    if (browser != null) {
      RunningShop.rerun(REPLICA, program -> program);
    }
  }

  /** A page of each release is seen with the script and with the style sheet of the other one. */
  @Test
  @Covers("STORE-24")
  void aPageOfOneReleaseWorksWithFilesOfTheOther() {
    ProductPage productPage = new ProductPage(shop);
    String name = "Storm Lantern " + UUID.randomUUID();
    String product = Stock.product(name, 9);
    browser.driver().executeCdpCommand("Network.enable", Map.of());
    browser.driver().executeCdpCommand("Network.setCacheDisabled", Map.of("cacheDisabled", true));
    Set<Object> mixtures = new HashSet<>();

    productPage.open(product);
    for (int load = 0; load < MAX_LOADS && mixtures.size() < 4; load++) {
      CompletableFuture<Void> others = readMeanwhile(product);
      shop.reload();
      assertEquals(name, productPage.name());
      mixtures.addAll((List<?>) browser.script(MIXTURES));
      others.join();
    }
    assertEquals(4, mixtures.size(), mixtures::toString);
    productPage.addToCart(2);
    assertEquals(2, shop.cartCount());
  }

  /**
   * Replicas take turns: without other visitors, the same one would always answer for the same
   * file. Their responses are ignored.
   */
  private static CompletableFuture<Void> readMeanwhile(String product) {
    return CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < OTHER_REQUESTS; i++) {
                Stock.read(product);
              }
            })
        .exceptionally(failure -> null);
  }

  /** A copy of product-service with other files of the storefront. */
  private static Path otherRelease() throws IOException {
    Path release = Service.PRODUCT.jar(Repository.root()).getParent();
    Path copy = Path.of("target", "other-release").toAbsolutePath();
    Folders.delete(copy);
    try (Stream<Path> files = Files.walk(release)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = copy.resolve(release.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    try (Stream<Path> jars = Files.list(copy.resolve("lib/main"))) {
      List<Path> storefront =
          jars.filter(jar -> jar.getFileName().toString().startsWith("com.shop.storefront-"))
              .toList();
      append(
          storefront.get(0),
          Map.of(
              "index.html", "<template id='other'></template>",
              "app.js", "document.documentElement.dataset.release='other';",
              "app.css", ":root{--release:other}"));
    }
    return copy.resolve(Service.PRODUCT.jar(Repository.root()).getFileName());
  }

  private static void append(Path jar, Map<String, String> ends) throws IOException {
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      ends.forEach(
          (name, end) -> {
            try {
              Files.writeString(files.getPath("storefront", name), end, StandardOpenOption.APPEND);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }
}

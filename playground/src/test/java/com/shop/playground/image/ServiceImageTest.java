package com.shop.playground.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.TarImage;
import com.shop.playground.shop.Service;
import com.shop.playground.shop.ShopException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceImageTest {

  @TempDir Path folder;
  private Path packaged;
  private BaseImage base;

  @BeforeEach
  void packageService() throws Exception {
    packaged = folder.resolve("user-service/target/quarkus-app");
    for (String file : List.of("lib/main/a.jar", "quarkus/b.jar", "quarkus-run.jar", "app/c.jar")) {
      Files.createDirectories(packaged.resolve(file).getParent());
      Files.writeString(packaged.resolve(file), file);
    }
    writeSbom("2026-01-01T00:00:00Z", "[]");
    Path tar = folder.resolve("base.tar");
    Jib.fromScratch().containerize(Containerizer.to(TarImage.at(tar).named("base")));
    base = new BaseImage(tar.toString(), false);
  }

  @Test
  void theApplicationRunsAsANonRootUser() throws Exception {
    Path tar = folder.resolve("image.tar");
    image(base).write("user-service:1.0", Optional.empty(), tar);
    ImageTar image = ImageTar.read(tar);
    assertEquals("user-service:1.0", image.name());

    JsonNode config = image.config();
    assertEquals("10001:10001", config.get("User").asText());
    assertEquals("/app", config.get("WorkingDir").asText());
    assertEquals("java", config.at("/Entrypoint/0").asText());
    assertFalse(config.get("Entrypoint").toString().contains("-XX:AOTCache"));
    assertTrue(config.get("ExposedPorts").has("8080/tcp"));

    Map<String, byte[]> files = image.files();
    assertTrue(
        files
            .keySet()
            .containsAll(
                List.of(
                    "app/lib/main/a.jar",
                    "app/quarkus/b.jar",
                    "app/quarkus-run.jar",
                    "app/app/c.jar")),
        files.keySet().toString());
    assertEquals(
        "CycloneDX", ImageTar.json(files.get("app/sbom.cdx.json")).get("bomFormat").asText());
  }

  @Test
  void theCacheIsInTheImageAndInItsCommand() throws Exception {
    Path cache = Files.writeString(folder.resolve("user-service-1.aot"), "cache");
    Path tar = folder.resolve("image.tar");
    image(base).write("user-service:1.0", Optional.of(cache), tar);
    ImageTar image = ImageTar.read(tar);
    JsonNode entrypoint = image.config().get("Entrypoint");
    assertTrue(entrypoint.toString().contains("\"-XX:AOTCache=/app/app.aot\""), "" + entrypoint);
    byte[] last = image.layers().get(image.layers().size() - 1);
    assertEquals(
        "cache", new String(ImageTar.entries(last).get("app/app.aot"), StandardCharsets.UTF_8));
  }

  /** Otherwise the JVM would reject the cache that was trained with these files. */
  @Test
  void theLayoutForTheTrainingHasTheSizesAndTimesOfTheImage() throws Exception {
    Path layout = folder.resolve("layout");
    image(base).layOut(layout);
    Path tar = folder.resolve("image.tar");
    image(base).write("user-service:1.0", Optional.empty(), tar);
    int compared = 0;
    for (byte[] files : ImageTar.read(tar).layers()) {
      try (var in = new TarArchiveInputStream(new ByteArrayInputStream(files))) {
        for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
          if (entry.getName().endsWith(".jar")) {
            Path file = layout.resolve(entry.getName().substring("app/".length()));
            assertEquals(entry.getSize(), Files.size(file), entry.getName());
            assertEquals(
                entry.getLastModifiedTime(), Files.getLastModifiedTime(file), entry.getName());
            compared++;
          }
        }
      }
    }
    assertEquals(4, compared);
  }

  @Test
  void theTagDependsOnTheContent() throws IOException {
    String tag = image(base).contentTag("base", Optional.empty());
    assertTrue(tag.matches("dev-[0-9a-f]{12}"), tag);
    assertEquals(tag, image(base).contentTag("base", Optional.empty()));
    assertNotEquals(tag, image(base).contentTag("another base", Optional.empty()));
    Path cache = Files.writeString(folder.resolve("a.aot"), "a");
    String cached = image(base).contentTag("base", Optional.of(cache));
    assertNotEquals(tag, cached);
    Files.writeString(cache, "b");
    assertNotEquals(cached, image(base).contentTag("base", Optional.of(cache)));
    Files.writeString(packaged.resolve("app/c.jar"), "changed");
    assertNotEquals(tag, image(base).contentTag("base", Optional.empty()));
  }

  @Test
  void aRebuiltBaseHasAnotherDigest() throws Exception {
    Path copy = folder.resolve("copy.tar");
    String digest = base.copyTo(copy);
    assertEquals(digest, base.copyTo(copy));
    Files.delete(Path.of(base.name()));
    Jib.fromScratch()
        .addEnvironmentVariable("JAVA_VERSION", "25.0.1")
        .containerize(Containerizer.to(TarImage.at(Path.of(base.name())).named("base")));
    assertNotEquals(digest, base.copyTo(copy));
  }

  @ParameterizedTest
  @CsvSource({"x86_64, amd64", "amd64, amd64", "aarch64, arm64", "s390x, s390x"})
  void architecturesAreNamedAsInImages(String reported, String architecture) {
    assertEquals(architecture, BaseImage.architecture(reported));
  }

  @Test
  void anInvalidBaseNameIsReported() {
    ShopException exception =
        assertThrows(
            ShopException.class,
            () ->
                image(new BaseImage("No Image", false))
                    .write("a:1", Optional.empty(), folder.resolve("a.tar")));
    assertEquals("No Image is not a valid image name.", exception.getMessage());
  }

  private void writeSbom(String time, String components) throws IOException {
    Files.writeString(
        packaged.resolveSibling("quarkus-run-cyclonedx.json"),
        "{\"bomFormat\": \"CycloneDX\", \"metadata\": {\"timestamp\": \"%s\"}, \"components\": %s}"
            .formatted(time, components));
  }

  private ServiceImage image(BaseImage from) {
    return new ServiceImage(Service.USER, folder, from);
  }
}

package com.shop.playground.image;

import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.Port;
import com.shop.playground.shop.Service;
import com.shop.playground.shop.ShopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The image of one service: what Quarkus packages, in {@code /app}, run by a non-root user.
 *
 * @param repository the root folder of the repository, where the packaged services are
 */
record ServiceImage(Service service, Path repository, BaseImage base) {

  /** Ordered by how rarely they change, so that most builds change the last layers only. */
  private static final List<String> LAYERS = List.of("lib", "quarkus", "quarkus-run.jar", "app");

  static final AbsoluteUnixPath HOME = AbsoluteUnixPath.get("/app");

  /** Quiet about adapters that one JVM shares between methods and another does not (JDK 25). */
  private static final List<String> CACHED =
      List.of("-XX:AOTCache=/app/app.aot", "-Xlog:aot=error,aot+codecache+stubs=error");

  static final String USER = "10001:10001";

  /** Jib gives it to all files; a cache is only valid for jars with the times of its training. */
  private static final FileTime MODIFIED = FileTime.fromMillis(1000);

  /**
   * A tag derived from the content of the image.
   *
   * @param baseDigest of the base image
   * @param cache of the image
   */
  String contentTag(String baseDigest, Optional<Path> cache) throws IOException {
    ContentHash hash = new ContentHash().add(contentHash(baseDigest));
    if (cache.isPresent()) {
      hash.add(Files.readAllBytes(cache.get()));
    }
    return "dev-" + hash.hex();
  }

  /** A hash of all that the image contains except for the cache, which depends on the rest. */
  String contentHash(String baseDigest) throws IOException {
    ContentHash hash = new ContentHash().add(baseDigest + PodJvm.OPTIONS + CACHED + USER);
    for (Path file : files()) {
      hash.add(packaged().relativize(file).toString()).add(Files.readAllBytes(file));
    }
    return hash.add(sbom().content()).hex();
  }

  /** Copies the service to a folder, with the paths, sizes and times that it has in the image. */
  void layOut(Path folder) throws IOException {
    for (Path file : files()) {
      Path copy = folder.resolve(packaged().relativize(file));
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
      Files.setLastModifiedTime(copy, MODIFIED);
    }
  }

  /**
   * @param name of the image, with its tag
   * @param cache an AOT cache that the base image's Java has written; without one, the service
   *     starts more slowly
   * @param file receives the image, in the format of docker save
   * @throws ShopException if the base image cannot be found
   */
  void write(String name, Optional<Path> cache, Path file)
      throws IOException, InterruptedException {
    JibContainerBuilder image = base.start();
    for (String layer : LAYERS) {
      image.addLayer(List.of(packaged().resolve(layer)), HOME);
    }
    Path sbom = Files.write(packaged().resolveSibling(Sbom.NAME), sbom().content());
    image.addLayer(List.of(sbom), HOME);
    if (cache.isPresent()) {
      image.addFileEntriesLayer(
          FileEntriesLayer.builder().addEntry(cache.get(), HOME.resolve("app.aot")).build());
    }
    image
        .setWorkingDirectory(HOME)
        .setEntrypoint(command(cache.isPresent()))
        .setProgramArguments(List.of())
        .setUser(USER)
        .setExposedPorts(Port.tcp(8080));
    base.write(image, name, file);
  }

  private static List<String> command(boolean cached) {
    return Stream.of(
            List.of("java"),
            PodJvm.OPTIONS,
            cached ? CACHED : List.<String>of(),
            List.of("-jar", "/app/quarkus-run.jar"))
        .flatMap(List::stream)
        .toList();
  }

  private Path packaged() {
    return service.jar(repository).getParent();
  }

  private Sbom sbom() {
    return new Sbom(packaged().resolveSibling("quarkus-run-cyclonedx.json"));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files =
        LAYERS.stream().map(packaged()::resolve).flatMap(ServiceImage::walk)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Stream<Path> walk(Path folder) {
    try {
      return Files.walk(folder);
    } catch (IOException e) {
      throw new ShopException(folder + " is missing: run mvn -DskipTests package.");
    }
  }
}

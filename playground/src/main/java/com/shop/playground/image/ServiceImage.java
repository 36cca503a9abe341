package com.shop.playground.image;

import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.Port;
import com.shop.playground.shop.Service;
import com.shop.playground.shop.ShopException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The image of one service: what Quarkus packages, in {@code /app}, run by a non-root user.
 *
 * @param repository the root folder of the repository, where the packaged services are
 */
record ServiceImage(Service service, Path repository, BaseImage base) {

  /** Ordered by how rarely they change, so that most builds change the last layer only. */
  private static final List<String> LAYERS = List.of("lib", "quarkus", "quarkus-run.jar", "app");

  private static final AbsoluteUnixPath HOME = AbsoluteUnixPath.get("/app");

  /**
   * The heap is a share of the container's limit: 230 of 512 MiB leave room for classes, code,
   * threads and buffers. Out of memory, the process exits and Kubernetes restarts it.
   */
  private static final List<String> COMMAND =
      List.of(
          "java",
          "-XX:MaxRAMPercentage=45",
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError",
          "-jar",
          "/app/quarkus-run.jar");

  private static final String USER = "10001:10001";
  private static final int HASH_CHARACTERS = 12;

  /**
   * A tag derived from the content of the image.
   *
   * @param baseDigest of the base image
   */
  String contentTag(String baseDigest) throws IOException {
    MessageDigest digest = sha256();
    digest.update((baseDigest + COMMAND + USER).getBytes(StandardCharsets.UTF_8));
    for (Path file : files()) {
      digest.update(packaged().relativize(file).toString().getBytes(StandardCharsets.UTF_8));
      digest.update(Files.readAllBytes(file));
    }
    digest.update(sbom().content());
    return "dev-" + HexFormat.of().formatHex(digest.digest()).substring(0, HASH_CHARACTERS);
  }

  /**
   * @param name of the image, with its tag
   * @param file receives the image, in the format of docker save
   * @throws ShopException if the base image cannot be found
   */
  void write(String name, Path file) throws IOException, InterruptedException {
    JibContainerBuilder image = base.start();
    for (String layer : LAYERS) {
      image.addLayer(List.of(packaged().resolve(layer)), HOME);
    }
    Path sbom = Files.write(packaged().resolveSibling(Sbom.NAME), sbom().content());
    image.addLayer(List.of(sbom), HOME);
    image
        .setWorkingDirectory(HOME)
        .setEntrypoint(COMMAND)
        .setProgramArguments(List.of())
        .setUser(USER)
        .setExposedPorts(Port.tcp(8080));
    base.write(image, name, file);
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

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

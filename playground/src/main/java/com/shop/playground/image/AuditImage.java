package com.shop.playground.image;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.Port;
import com.shop.playground.audit.AuditServer;
import com.shop.playground.shop.ShopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The image of the pod that audits the shop: the audit's part of this program and MySQL's driver,
 * in {@code /app}, run by a non-root user.
 *
 * @param packaged the folder of what Maven has packaged of this program
 */
record AuditImage(Path packaged, BaseImage base) {
  static final String NAME = "audit";

  /** One line for each message. */
  private static final String LOG_FORMAT =
      "-Djava.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL%1$tz %4$s %5$s%6$s%n";

  private static final String PACKAGE = AuditServer.class.getPackageName().replace('.', '/');

  /** A tag derived from the content of the image. */
  String contentTag(String baseDigest) throws IOException {
    ContentHash hash = new ContentHash().add(baseDigest + command() + ServiceImage.USER);
    for (Path file : files()) {
      hash.add(packaged.relativize(file).toString()).add(Files.readAllBytes(file));
    }
    return "dev-" + hash.hex();
  }

  /**
   * @param name of the image, with its tag
   * @param file receives the image, in the format of docker save
   * @throws ShopException if the base image cannot be found
   */
  void write(String name, Path file) throws IOException, InterruptedException {
    FileEntriesLayer.Builder layer = FileEntriesLayer.builder();
    for (Path content : files()) {
      layer.addEntry(content, ServiceImage.HOME.resolve(packaged.relativize(content)));
    }
    base.write(
        base.start()
            .addFileEntriesLayer(layer.build())
            .setWorkingDirectory(ServiceImage.HOME)
            .setEntrypoint(command())
            .setProgramArguments(List.of())
            .setUser(ServiceImage.USER)
            .setExposedPorts(Port.tcp(8080)),
        name,
        file);
  }

  private static List<String> command() {
    return Stream.of(
            List.of("java"),
            PodJvm.OPTIONS,
            List.of(LOG_FORMAT, "-cp", "/app/classes:/app/lib/*", AuditServer.class.getName()))
        .flatMap(List::stream)
        .toList();
  }

  /** In an order that does not depend on the file system. */
  private List<Path> files() throws IOException {
    try (Stream<Path> classes = Files.walk(packaged.resolve("classes").resolve(PACKAGE));
        Stream<Path> libraries = Files.list(packaged.resolve("lib"))) {
      Stream<Path> driver =
          libraries.filter(jar -> jar.getFileName().toString().startsWith("mysql-connector-j-"));
      return Stream.concat(classes.filter(Files::isRegularFile), driver).sorted().toList();
    }
  }
}

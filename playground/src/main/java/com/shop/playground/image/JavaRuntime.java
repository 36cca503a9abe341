package com.shop.playground.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.shop.database.Folders;
import com.shop.playground.shop.ShopException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The Java of an image, extracted: a cache that this very build of the JVM has written is valid in
 * the image, and neither Docker nor a JDK of that version has to be installed.
 *
 * @param home the extracted JAVA_HOME
 */
record JavaRuntime(Path home) {

  /** The first version that writes an AOT cache with the profiles of its methods (JEP 515). */
  private static final int NEEDED = 25;

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Extracts what is below the JAVA_HOME that the image sets.
   *
   * @param image a tar as jib writes it
   * @param home replaced
   * @throws ShopException if the image has no Java that writes AOT caches and runs on this machine
   */
  static JavaRuntime extract(Path image, Path home) throws IOException, InterruptedException {
    JsonNode manifest = read(image, "manifest.json").get(0);
    JsonNode variables = read(image, manifest.get("Config").asText()).at("/config/Env");
    String prefix = javaHome(variables).substring(1) + "/";
    List<String> layers = new ArrayList<>();
    manifest.get("Layers").forEach(layer -> layers.add(layer.asText()));
    Folders.delete(home);
    for (String layer : layers) {
      try (TarArchiveInputStream files =
          new TarArchiveInputStream(new GZIPInputStream(open(image, layer)))) {
        extract(files, prefix, home);
      }
    }
    JavaRuntime java = new JavaRuntime(home);
    java.requireAotCaches();
    return java;
  }

  /** The {@code java} command. */
  Path program() {
    return home.resolve("bin/java");
  }

  private void requireAotCaches() throws IOException, InterruptedException {
    Properties release = new Properties();
    if (Files.exists(home.resolve("release"))) {
      try (InputStream in = Files.newInputStream(home.resolve("release"))) {
        release.load(in);
      }
    }
    String version = release.getProperty("JAVA_VERSION", "unknown").replace("\"", "");
    if (!version.matches("\\d+([.+-].*)?")
        || Integer.parseInt(version.split("[.+-]")[0]) < NEEDED) {
      throw new ShopException(
          "the base image's Java version is " + version + "; a cache needs " + NEEDED);
    }
    try {
      int exit =
          new ProcessBuilder(program().toString(), "-version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      if (exit == 0) {
        return;
      }
    } catch (IOException e) {
      // The same as an exit code: another operating system, architecture or C library.
    }
    throw new ShopException("the base image's Java does not run on this machine");
  }

  private static String javaHome(JsonNode variables) {
    for (JsonNode variable : variables) {
      if (variable.asText().startsWith("JAVA_HOME=/")) {
        return variable.asText().substring("JAVA_HOME=".length());
      }
    }
    throw new ShopException("the base image does not set JAVA_HOME");
  }

  private static void extract(TarArchiveInputStream files, String prefix, Path home)
      throws IOException {
    for (TarArchiveEntry entry = files.getNextEntry();
        entry != null;
        entry = files.getNextEntry()) {
      if (!entry.getName().startsWith(prefix) || entry.isDirectory()) {
        continue;
      }
      Path file = home.resolve(entry.getName().substring(prefix.length())).normalize();
      if (!file.startsWith(home)) {
        throw new ShopException("the base image contains the invalid path " + entry.getName());
      }
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(file);
      if (entry.isSymbolicLink()) {
        Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
      } else if (entry.isFile()) {
        Files.copy(files, file);
        if ((entry.getMode() & 0111) != 0) {
          Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
      }
    }
  }

  private static JsonNode read(Path image, String name) throws IOException {
    try (InputStream in = open(image, name)) {
      return JSON.readTree(in.readAllBytes());
    }
  }

  /** Positions a stream at the file of that name. */
  private static InputStream open(Path image, String name) throws IOException {
    TarArchiveInputStream in = new TarArchiveInputStream(Files.newInputStream(image));
    for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
      if (entry.getName().equals(name)) {
        return in;
      }
    }
    in.close();
    throw new ShopException(image + " contains no " + name);
  }
}

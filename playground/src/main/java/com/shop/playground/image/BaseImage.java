package com.shop.playground.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.DockerDaemonImage;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.shop.playground.shop.ShopException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/**
 * The image that the services' images extend: it has a {@code java} on its PATH.
 *
 * @param name an image in the local Docker or in a registry, or a file that ends with .tar
 * @param local whether the local Docker has it
 */
record BaseImage(String name, boolean local) {

  /**
   * @throws ShopException if the name is not a valid image name
   */
  JibContainerBuilder start() {
    try {
      if (name.endsWith(".tar")) {
        return Jib.from(TarImage.at(Path.of(name).toAbsolutePath()));
      }
      if (local) {
        return Jib.from(DockerDaemonImage.named(name));
      }
      // Of a multi-architecture image, take this machine's architecture, assumed to be the
      // cluster's.
      String architecture = architecture(System.getProperty("os.arch"));
      return Jib.from(name).setPlatforms(Set.of(new Platform(architecture, "linux")));
    } catch (InvalidImageReferenceException e) {
      throw new ShopException(name + " is not a valid image name.");
    }
  }

  /**
   * Copies the image that the name refers to now; a tag may later refer to another one.
   *
   * @param file receives the image, in the format of docker save
   * @return its digest
   * @throws ShopException if the image cannot be found
   */
  String copyTo(Path file) throws IOException, InterruptedException {
    return write(start(), "base", file);
  }

  /**
   * Writes an image that starts from this one.
   *
   * @param image from {@link #start}
   * @param target the name of the new image, with its tag
   * @param file receives the image, in the format of docker save
   * @return the new image's digest
   * @throws ShopException if this image cannot be found
   */
  String write(JibContainerBuilder image, String target, Path file)
      throws IOException, InterruptedException {
    try {
      TarImage tar = TarImage.at(file).named(target);
      return image.containerize(Containerizer.to(tar).setToolName("shop")).getImageId().toString();
    } catch (InvalidImageReferenceException e) {
      throw new ShopException(target + " is not a valid image name.");
    } catch (RegistryException | ExecutionException e) {
      throw new ShopException(
          "Base image %s not found (%s). Choose another one with --base."
              .formatted(name, rootMessage(e)));
    } catch (CacheDirectoryCreationException e) {
      throw new IOException(e);
    }
  }

  /** Translates the architecture that Java reports to its name in images. */
  static String architecture(String reported) {
    return switch (reported) {
      case "aarch64" -> "arm64";
      case "x86_64" -> "amd64"; // reported by Java on macOS
      default -> reported;
    };
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage();
  }
}

package com.shop.playground.image;

import com.google.cloud.tools.jib.api.DockerDaemonImage;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.shop.playground.shop.ShopException;
import java.nio.file.Path;
import java.util.Set;

/**
 * What the images are built on: a JRE whose {@code java} is on the PATH.
 *
 * @param name an image that the local Docker or a registry knows, or a file that ends with .tar
 * @param local whether the local Docker has it
 */
record BaseImage(String name, boolean local) {

  /**
   * @throws ShopException when its name is none
   */
  JibContainerBuilder start() {
    try {
      if (name.endsWith(".tar")) {
        return Jib.from(TarImage.at(Path.of(name).toAbsolutePath()));
      }
      if (local) {
        return Jib.from(DockerDaemonImage.named(name));
      }
      // A registry may have the name for several kinds of machine; the cluster is of this one's.
      return Jib.from(name).setPlatforms(Set.of(new Platform(architecture(), "linux")));
    } catch (InvalidImageReferenceException e) {
      throw new ShopException(name + " is no name of an image.");
    }
  }

  private static String architecture() {
    String architecture = System.getProperty("os.arch");
    return architecture.equals("aarch64") ? "arm64" : architecture;
  }
}

package com.shop.playground.shop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The local Docker, if installed. */
public final class Docker {

  /** Whether it has the image, or gets it from a registry. */
  boolean provides(String image) throws InterruptedException {
    return has(image) || isAvailable() && succeeds("pull", "--quiet", image);
  }

  public boolean has(String image) throws InterruptedException {
    return succeeds("image", "inspect", image);
  }

  public boolean isAvailable() throws InterruptedException {
    return succeeds("version");
  }

  /**
   * @param image a tar in the format of docker save
   * @return whether Docker has loaded it
   */
  public boolean load(Path image) throws InterruptedException {
    return succeeds("load", "--quiet", "--input", image.toString());
  }

  private static boolean succeeds(String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(arguments));
    try {
      return new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // Docker is not installed
    }
  }
}

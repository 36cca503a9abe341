package com.shop.playground.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The local Docker, if installed. */
public final class Docker {

  /** Of Linux. */
  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  /** Whether a registry provides the image. */
  boolean pull(String image) throws InterruptedException {
    return succeeds("pull", "--quiet", image);
  }

  /**
   * Whether a container can use this machine's own network. Not if the daemon runs in a virtual
   * machine, which has another name, or without root.
   */
  boolean sharesNetwork() throws IOException, InterruptedException {
    if (!Files.exists(HOST_NAME)) {
      return false;
    }
    Process info =
        new ProcessBuilder("docker", "info", "--format", "{{.Name}} {{.SecurityOptions}}")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String daemon = new String(info.getInputStream().readAllBytes(), UTF_8);
    return info.waitFor() == 0
        && daemon.startsWith(Files.readString(HOST_NAME).strip() + " ")
        && !daemon.contains("name=rootless")
        && !daemon.contains("name=userns");
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

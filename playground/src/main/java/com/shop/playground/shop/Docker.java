package com.shop.playground.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.shop.database.HostNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The local Docker, if installed. */
public class Docker {

  /** Whether a registry provides the image. */
  boolean pull(String image) throws InterruptedException {
    return succeeds("pull", "--quiet", image);
  }

  /** Whether a container can use this machine's own network; only for a Docker that is there. */
  boolean sharesNetwork() throws IOException, InterruptedException {
    String lines = "{{.Name}}{{range .SecurityOptions}}{{println}}{{.}}{{end}}";
    Process process =
        new ProcessBuilder("docker", "info", "--format", lines)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> info = new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
    return process.waitFor() == 0
        && HostNetwork.isSharedBy(info.get(0), info.subList(1, info.size()));
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

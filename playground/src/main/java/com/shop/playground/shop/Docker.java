package com.shop.playground.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.shop.database.HostNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The local Docker, if installed. */
public class Docker {

  /** Whether a registry provides the image. */
  boolean pull(String image) throws InterruptedException {
    return succeeds("pull", "--quiet", image);
  }

  /** Whether a container can use this machine's own network; only for a Docker that is there. */
  boolean sharesNetwork() throws IOException, InterruptedException {
    String format = "{{.Name}}{{range .SecurityOptions}}{{println}}{{.}}{{end}}";
    List<String> info = output("info", "--format", format).orElse("").lines().toList();
    return !info.isEmpty() && HostNetwork.isSharedBy(info.get(0), info.subList(1, info.size()));
  }

  /**
   * What {@code docker inspect} prints about a container; nothing if it fails.
   *
   * @param format a Go template
   */
  public Optional<String> inspect(String container, String format)
      throws IOException, InterruptedException {
    return output("inspect", "--format", format, container).map(String::strip);
  }

  private static Optional<String> output(String... arguments)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command(arguments))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
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
    try {
      return new ProcessBuilder(command(arguments))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // Docker is not installed
    }
  }

  private static List<String> command(String... arguments) {
    return Stream.concat(Stream.of("docker"), Stream.of(arguments)).toList();
  }
}

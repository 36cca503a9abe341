package com.shop.database;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.PullResponseItem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/**
 * The Docker daemon that Testcontainers finds, asked with bounded patience: Testcontainers by
 * itself waits minutes for a registry that is out of reach.
 *
 * <p>Works only in a process whose environment says {@code TESTCONTAINERS_RYUK_DISABLED=true},
 * since the daemon would be asked to pull that image first.
 */
final class DockerDaemon {

  static final String IMAGE = "mysql:9.7";

  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final Duration PULL = Duration.ofMinutes(10);

  private DockerDaemon() {}

  /** Why no container can be started from the image, after pulling it if it can be pulled. */
  static Optional<String> missing(Consumer<String> tell) throws InterruptedException {
    Optional<DockerClient> client = client();
    if (client.isEmpty()) {
      return Optional.of("no Docker daemon answers at DOCKER_HOST or a usual socket");
    }
    try {
      return hasImage(client.get()) ? Optional.empty() : pull(client.get(), tell);
    } catch (RuntimeException e) {
      return Optional.of("the Docker daemon does not answer (" + e.getMessage() + ")");
    }
  }

  /**
   * Whether there is anything to ask. Testcontainers looks in the same places, but takes a second
   * or two for it and complains at length.
   */
  private static boolean mayBeThere() {
    String home = Cache.home().toString();
    String runtime = System.getenv().getOrDefault("XDG_RUNTIME_DIR", home);
    return System.getenv().containsKey("DOCKER_HOST")
        || Stream.of(
                Path.of("/var/run/docker.sock"),
                Path.of(runtime, "docker.sock"),
                Path.of(home, ".docker", "run", "docker.sock"),
                Path.of(home, ".docker", "desktop", "docker.sock"),
                Path.of(home, ".testcontainers.properties"))
            .anyMatch(Files::exists);
  }

  static boolean answers() throws InterruptedException {
    return client().isPresent();
  }

  /** Whether a container can use this machine's own network. */
  static boolean sharesNetwork() throws IOException {
    URI socket = DockerClientFactory.instance().getTransportConfig().getDockerHost();
    if (!socket.getScheme().equals("unix")) {
      return false;
    }
    Info daemon = DockerClientFactory.instance().client().infoCmd().exec();
    List<String> security = Optional.ofNullable(daemon.getSecurityOptions()).orElse(List.of());
    return HostNetwork.isSharedBy(daemon.getName(), security);
  }

  private static Optional<DockerClient> client() throws InterruptedException {
    if (!mayBeThere()) {
      return Optional.empty();
    }
    CompletableFuture<DockerClient> client =
        CompletableFuture.supplyAsync(() -> DockerClientFactory.instance().client());
    try {
      return Optional.of(client.get(ANSWER.toSeconds(), TimeUnit.SECONDS));
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    }
  }

  private static boolean hasImage(DockerClient client) {
    try {
      client.inspectImageCmd(IMAGE).exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  /** Why the image cannot be pulled; empty once it has been. */
  private static Optional<String> pull(DockerClient client, Consumer<String> tell)
      throws InterruptedException {
    tell.accept("pulling the image " + IMAGE);
    Progress progress = client.pullImageCmd(IMAGE).exec(new Progress());
    Instant end = Instant.now().plus(PULL);
    try (progress) {
      while (!progress.awaitCompletion(1, TimeUnit.SECONDS)) {
        Instant now = Instant.now();
        if (now.isAfter(end) || now.isAfter(progress.heard.plus(SILENCE))) {
          return unpullable("the registry does not answer");
        }
      }
      return Optional.empty();
    } catch (RuntimeException | IOException e) {
      return unpullable(e.getMessage());
    }
  }

  private static Optional<String> unpullable(String why) {
    return Optional.of("Docker neither has the image " + IMAGE + " nor can pull it (" + why + ")");
  }

  /** When the daemon last said anything about the pull. */
  private static final class Progress extends ResultCallback.Adapter<PullResponseItem> {
    private volatile Instant heard = Instant.now();

    @Override
    public void onNext(PullResponseItem item) {
      heard = Instant.now();
    }
  }
}

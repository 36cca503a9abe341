package com.shop.database;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.mysql.MySQLContainer;

/** A container of the official image, started by Testcontainers. */
record DockerProvider(Consumer<String> tell) implements ServerProvider {

  @Override
  public DatabaseSource way() {
    return DatabaseSource.DOCKER;
  }

  @Override
  public Optional<String> missing() throws InterruptedException {
    return DockerDaemon.missing(tell);
  }

  @Override
  public Server open(ServerFolder folder) throws IOException, InterruptedException {
    Container container = new Container(folder.containerName());
    Optional<Address> earlier = Address.read(folder.address());
    if (earlier.isPresent() && container.runs() && earlier.get().answers()) {
      return new DockerServer(earlier.get(), container);
    }
    container.remove();
    if (earlier.isEmpty()) {
      // A first start that was broken off leaves half of the data, which the image takes for all.
      container.removeVolume();
    }
    boolean open = false;
    try {
      Server server = new DockerServer(start(folder), container);
      open = true;
      return server;
    } catch (ContainerLaunchException e) {
      if (Signals.haveArrived()) {
        throw new InterruptedException("told to stop");
      }
      throw new NoDatabaseException("the container does not start: " + e.getMessage(), e);
    } finally {
      if (!open) {
        container.remove();
      }
    }
  }

  private static Address start(ServerFolder folder) throws IOException {
    String host = DockerClientFactory.instance().dockerHostIpAddress();
    // A daemon elsewhere has ports and a loopback interface of its own.
    boolean here = host.equals("localhost");
    int port = folder.port();
    String password = folder.rootPassword();
    // The server is ours to stop, in good order: it is closed by name, not by this object.
    @SuppressWarnings("resource")
    MySqlContainer container = new MySqlContainer(DockerDaemon.IMAGE);
    container
        .withUsername("root")
        .withPassword(password)
        .withDatabaseName("mysql")
        .withCommand(Tuning.options(folder.lasting()).toArray(String[]::new))
        // A reusable container is not killed by Testcontainers' own shutdown hook.
        .withReuse(true)
        .withCreateContainerCmdModifier(create -> adapt(create, folder));
    if (here && DockerDaemon.sharesNetwork()) {
      container.listenOn(port);
    } else {
      container.setPortBindings(List.of(here ? "127.0.0.1:" + port + ":3306" : "3306"));
    }
    container.start();
    return Address.own(
        DatabaseSource.DOCKER,
        "container " + folder.containerName() + " of " + DockerDaemon.IMAGE,
        (here ? "127.0.0.1" : host) + ":" + container.getMappedPort(MySQLContainer.MYSQL_PORT),
        password,
        container.getContainerId());
  }

  private static void adapt(CreateContainerCmd create, ServerFolder folder) {
    create.withName(folder.containerName());
    if (folder.lasting()) {
      // A volume, not a folder of the user's: the files in it belong to the container's users.
      Mount volume =
          new Mount()
              .withType(MountType.VOLUME)
              .withSource(folder.containerName())
              .withTarget("/var/lib/mysql");
      create.getHostConfig().withMounts(List.of(volume));
    }
  }
}

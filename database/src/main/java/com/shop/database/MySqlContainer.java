package com.shop.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.mysql.MySQLContainer;

/**
 * Testcontainers' own, which a signal can stop while it starts: theirs sleeps through an interrupt
 * until MySQL answers.
 */
final class MySqlContainer extends MySQLContainer {

  private static final Duration START = Duration.ofMinutes(2);

  /** Null if a port of this machine is published for the server's own. */
  private Integer ownPort;

  MySqlContainer(String image) {
    super(image);
  }

  /**
   * Uses the network of this machine, where the server listens on a port of the loopback interface.
   * Through a published port, another process copies every packet.
   */
  void listenOn(int port) {
    setNetworkMode("host");
    setExposedPorts(List.of());
    Stream<String> options = Stream.of("--port=" + port, "--bind-address=127.0.0.1");
    setCommandParts(Stream.concat(Stream.of(getCommandParts()), options).toArray(String[]::new));
    ownPort = port;
  }

  @Override
  public Integer getMappedPort(int port) {
    return ownPort == null ? super.getMappedPort(port) : ownPort;
  }

  @Override
  protected void configure() {
    super.configure();
    setStartupAttempts(1);
  }

  @Override
  protected void waitUntilContainerStarted() {
    try {
      boolean answers = Poll.until(START, () -> !isRunning() || Signals.haveArrived() || answers());
      if (!answers || !answers()) {
        throw new ContainerLaunchException("MySQL does not answer: " + getLogs());
      }
    } catch (InterruptedException e) {
      throw new ContainerLaunchException("interrupted", e);
    }
  }

  private boolean answers() {
    try (Connection connection = createConnection("")) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }
}

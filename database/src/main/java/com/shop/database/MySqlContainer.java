package com.shop.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    addOption("--port=" + port);
    addOption("--bind-address=127.0.0.1");
    ownPort = port;
  }

  @Override
  public Integer getMappedPort(int port) {
    return ownPort == null ? super.getMappedPort(port) : ownPort;
  }

  private void addOption(String option) {
    List<String> options = new ArrayList<>(List.of(getCommandParts()));
    options.add(option);
    setCommandParts(options.toArray(String[]::new));
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

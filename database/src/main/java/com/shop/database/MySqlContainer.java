package com.shop.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.mysql.MySQLContainer;

/**
 * Testcontainers' own, which a signal can stop while it starts: theirs sleeps through an interrupt
 * until MySQL answers.
 */
final class MySqlContainer extends MySQLContainer {

  private static final Duration START = Duration.ofMinutes(2);

  MySqlContainer(String image) {
    super(image);
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

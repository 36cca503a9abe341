package com.shop.benchmark;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Reads what MySQL and the processes have done up to now. */
final class Meter {

  private static final String START_COUNTING =
      "SET GLOBAL innodb_monitor_enable = 'trx_rw_commits'";

  private static final String COUNTERS =
      """
      SELECT
        (SELECT variable_value FROM performance_schema.global_status
         WHERE variable_name = 'Questions'),
        (SELECT count FROM information_schema.innodb_metrics WHERE name = 'trx_rw_commits')""";

  private final Connection server;
  private final Cpu cpu;

  /**
   * @param server an account that may set global variables
   */
  Meter(Connection server, Cpu cpu) throws SQLException {
    this.server = server;
    this.cpu = cpu;
    try (Statement statement = server.createStatement()) {
      statement.execute(START_COUNTING);
    }
  }

  /** What happens until {@link Measurement#end}. */
  Measurement begin() throws SQLException {
    return new Measurement(read());
  }

  private Usage read() throws SQLException {
    try (Statement statement = server.createStatement();
        ResultSet counters = statement.executeQuery(COUNTERS)) {
      counters.next();
      return new Usage(
          counters.getLong(1),
          counters.getLong(2),
          cpu.used(),
          cpu.compiled(),
          Duration.ofNanos(System.nanoTime()));
    }
  }

  /** The time between two readings. */
  final class Measurement {

    private final Usage before;

    private Measurement(Usage before) {
      this.before = before;
    }

    /** What was done since the beginning, less the reading itself. */
    Usage end() throws SQLException {
      Usage after = read();
      Map<String, Duration> used = new HashMap<>();
      after.cpu().forEach((name, time) -> used.put(name, time.minus(before.cpu().get(name))));
      return new Usage(
          after.statements() - before.statements() - 1,
          after.commits() - before.commits(),
          used,
          after.compiled().minus(before.compiled()),
          after.elapsed().minus(before.elapsed()));
    }
  }
}

package com.shop.playground.mysql;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.locks.LockSupport;

/** Rows that are written all the time, each in a transaction of its own. */
final class Writing implements AutoCloseable {
  private static final long PAUSE_NANOS = 20_000_000;
  private static final String OPTIONS = "?connectTimeout=2000&socketTimeout=5000";

  private final String url;
  private final String username;
  private final String password;
  private final Set<Integer> acknowledged = new ConcurrentSkipListSet<>();
  private volatile boolean closed;
  private volatile long lastNanos;
  private volatile long longestNanos;
  private int next;

  Writing(String url, String username, String password) {
    this.url = url + OPTIONS;
    this.username = username;
    this.password = password;
    Thread writer = new Thread(this::write, "writer");
    writer.setDaemon(true);
    writer.start();
  }

  private void write() {
    while (!closed) {
      try (Connection connection = DriverManager.getConnection(url, username, password);
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE IF NOT EXISTS written (id INT PRIMARY KEY)");
        while (!closed) {
          // One that was not answered may be there: it is left alone.
          int id = next++;
          statement.executeUpdate("INSERT INTO written VALUES (" + id + ")");
          acknowledged.add(id);
          long now = System.nanoTime();
          longestNanos = Math.max(longestNanos, now - lastNanos);
          lastNanos = now;
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      } catch (SQLException e) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  /** Waits until some more are written, by whoever is the primary now. */
  void some() {
    int before = acknowledged.size();
    await("rows are written")
        .atMost(Duration.ofSeconds(90))
        .until(() -> acknowledged.size() >= before + 20);
  }

  /** Forgets the pauses until now. */
  void measurePauses() {
    lastNanos = System.nanoTime();
    longestNanos = 0;
  }

  /** The longest time between two rows since then. */
  Duration longestPause() {
    return Duration.ofNanos(longestNanos);
  }

  /** The rows that were answered as written, until now. */
  Set<Integer> acknowledged() {
    return new TreeSet<>(acknowledged);
  }

  /** Forgets the rows that a restored backup does not have; none is written twice. */
  void restart() {
    acknowledged.clear();
    some();
  }

  @Override
  public void close() {
    closed = true;
  }
}

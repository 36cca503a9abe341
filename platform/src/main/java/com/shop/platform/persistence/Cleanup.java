package com.shop.platform.persistence;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;

/**
 * Deletes expired rows until none are left, in batches of one short transaction each, so that
 * neither locks nor replication are held up. One replica at a time cleans a table; the others skip
 * that run. The counter {@code shop.cleanup.deleted} has the number of deleted rows by table.
 */
@ApplicationScoped
public class Cleanup {
  static final int BATCH_SIZE = 1000;

  private final EntityManager db;
  private final DataSource connections;
  private final MeterRegistry metrics;

  Cleanup(EntityManager db, DataSource connections, MeterRegistry metrics) {
    this.db = db;
    this.connections = connections;
    this.metrics = metrics;
  }

  /**
   * Deletes the rows of a table for which the condition holds.
   *
   * @param condition SQL with the parameter {@code :limit}
   * @param limit rows that expire later, while this runs, are left for the next run
   */
  public void delete(String table, String condition, Instant limit) {
    try (Connection connection = connections.getConnection()) {
      String lock = connection.getCatalog() + ".cleanup." + table;
      if (!call(connection, "SELECT GET_LOCK(?, 0)", lock)) {
        return;
      }
      try {
        deleteAll(table, condition, limit);
      } finally {
        call(connection, "SELECT RELEASE_LOCK(?)", lock);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Clean-up failed: table " + table, e);
    }
  }

  private void deleteAll(String table, String condition, Instant limit) {
    String sql = "DELETE FROM " + table + " WHERE " + condition + " LIMIT " + BATCH_SIZE;
    int deleted;
    do {
      deleted =
          Transactions.call(
              () -> db.createNativeQuery(sql).setParameter("limit", limit).executeUpdate());
      metrics.counter("shop.cleanup.deleted", "table", table).increment(deleted);
    } while (deleted == BATCH_SIZE);
  }

  /** Locks of the session, not of a transaction: MySQL releases them when the connection breaks. */
  private static boolean call(Connection connection, String sql, String lock) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, lock);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() && result.getInt(1) == 1;
      }
    }
  }
}

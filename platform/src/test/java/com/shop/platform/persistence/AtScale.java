package com.shop.platform.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.hibernate.Session;

/** Fills tables, and counts the rows that queries then read and sort. */
public final class AtScale {
  /** How many rows are inserted into a table. */
  public static final int ROWS = 100_000;

  private static final int BATCH = 10_000;

  private AtScale() {}

  /**
   * Inserts {@link #ROWS} rows, and updates the statistics of the table.
   *
   * @param columns of the table
   * @param values in terms of {@code n}, the number of the row, starting at 1
   */
  public static void insert(DataSource database, String table, String columns, String values)
      throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (int done = 0; done < ROWS; done += BATCH) {
        statement.execute(
            """
            INSERT /*+ SET_VAR(cte_max_recursion_depth = %d) */ INTO %s (%s)
            WITH RECURSIVE number AS
              (SELECT %d AS n, 1 AS i UNION ALL SELECT n + 1, i + 1 FROM number WHERE i < %1$d)
            SELECT %s FROM number"""
                .formatted(BATCH, table, columns, done + 1, values));
      }
      statement.execute("ANALYZE TABLE " + table);
    }
  }

  /** Deletes the rows that meet the condition, and updates the statistics of the table. */
  public static void delete(DataSource database, String table, String condition)
      throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      String delete = "DELETE FROM " + table + " WHERE " + condition + " LIMIT " + BATCH;
      while (statement.executeUpdate(delete) == BATCH) {
        // There may be more.
      }
      statement.execute("ANALYZE TABLE " + table);
    }
  }

  /** The rows that the work, in a transaction of its own, reads and sorts. */
  public static long rowsRead(Session db, Runnable work) {
    return Transactions.call(
        () ->
            db.doReturningWork(
                connection -> {
                  long start = rowsRead(connection);
                  long before = rowsRead(connection);
                  work.run();
                  long counting = before - start;
                  return rowsRead(connection) - before - counting;
                }));
  }

  /** The rows that the connection has read and sorted so far, as the server counts them. */
  public static long rowsRead(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT SUM(variable_value) FROM performance_schema.session_status
                WHERE variable_name LIKE 'Handler_read%' OR variable_name = 'Sort_rows'""")) {
      row.next();
      return row.getLong(1);
    }
  }
}

package com.shop.platform.warmup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.arc.All;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The tests of a service's warm-up tasks, which each service extends. */
public abstract class WarmUpTrace {
  @Inject @All List<WarmUpTask> tasks;
  @Inject DataSource database;

  @Test
  void theTasksSucceedAndLeaveNoTrace() throws Exception {
    assertTrue(tasks.size() > 1, "the service has tasks of its own");
    Map<String, String> before = tables();

    for (int round = 0; round < 2; round++) {
      for (WarmUpTask task : tasks) {
        task.run();
      }
    }

    assertEquals(before, tables());
  }

  /** The number of rows of each table, and its next generated number. */
  private Map<String, String> tables() throws SQLException {
    Map<String, String> tables = new TreeMap<>();
    try (Connection connection = database.getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute("SET SESSION information_schema_stats_expiry = 0");
      try (ResultSet rows =
          sql.executeQuery(
              "SELECT table_name, COALESCE(auto_increment, 1) FROM information_schema.tables"
                  + " WHERE table_schema = DATABASE()")) {
        while (rows.next()) {
          tables.put(rows.getString(1), "next number " + rows.getString(2));
        }
      }
      for (String table : List.copyOf(tables.keySet())) {
        try (ResultSet count = sql.executeQuery("SELECT COUNT(*) FROM " + table)) {
          count.next();
          tables.merge(table, ", rows " + count.getLong(1), String::concat);
        }
      }
    }
    return tables;
  }
}

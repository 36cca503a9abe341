package com.shop.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A connection of a server.
 *
 * @param statement what it runs; empty if it is idle
 */
public record ServerProcess(long id, String user, String statement) {

  /**
   * All that the account may see. Not from information_schema.processlist, which cannot be read
   * while a statement with binary values runs.
   */
  public static List<ServerProcess> all(Connection server) throws SQLException {
    List<ServerProcess> processes = new ArrayList<>();
    try (Statement list = server.createStatement();
        ResultSet row = list.executeQuery("SHOW FULL PROCESSLIST")) {
      while (row.next()) {
        String statement = Objects.requireNonNullElse(row.getString("Info"), "");
        processes.add(new ServerProcess(row.getLong("Id"), row.getString("User"), statement));
      }
    }
    return processes;
  }

  /** The ids of an account's connections. */
  public static List<Long> of(Connection server, String user) throws SQLException {
    return all(server).stream()
        .filter(process -> process.user().equals(user))
        .map(ServerProcess::id)
        .toList();
  }
}

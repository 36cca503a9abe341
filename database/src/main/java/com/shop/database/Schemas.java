package com.shop.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes schemas and their accounts on a server. May be run again at any time. */
public final class Schemas {

  private final Address server;

  public Schemas(Address server) {
    this.server = server;
  }

  /**
   * Makes sure of the schema and its account; what is in the schema stays.
   *
   * @param password the account's from now on
   */
  public void create(Schema schema, String password) throws SQLException {
    run(
        "CREATE DATABASE IF NOT EXISTS `" + schema.name() + "` CHARACTER SET utf8mb4",
        "CREATE USER IF NOT EXISTS '" + schema.username() + "'@'%'",
        "ALTER USER '" + schema.username() + "'@'%' IDENTIFIED BY " + quoted(password),
        // An unescaped _ in a grant stands for any character, and so for other schemas.
        "GRANT ALL ON `%s`.* TO '%s'@'%%'"
            .formatted(schema.name().replace("_", "\\_"), schema.username()));
  }

  /** As {@link #create}, with nothing left of what was in the schema. */
  void createAfresh(Schema schema, String password) throws SQLException {
    run("DROP DATABASE IF EXISTS `" + schema.name() + "`");
    create(schema, password);
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  private void run(String... statements) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}

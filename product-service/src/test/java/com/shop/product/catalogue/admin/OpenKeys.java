package com.shop.product.catalogue.admin;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Counts the idempotency keys of requests in progress, by reading uncommitted rows. */
@ApplicationScoped
class OpenKeys {
  private final DataSource database;

  OpenKeys(DataSource database) {
    this.database = database;
  }

  int count() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      int isolation = connection.getTransactionIsolation();
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
      try (ResultSet rows =
          statement.executeQuery("SELECT COUNT(*) FROM idempotency_key WHERE status IS NULL")) {
        rows.next();
        return rows.getInt(1);
      } finally {
        connection.setTransactionIsolation(isolation);
      }
    }
  }
}

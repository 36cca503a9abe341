package com.shop.platform.persistence;

import com.mysql.cj.jdbc.JdbcConnection;
import io.agroal.api.AgroalPoolInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Switches autocommit off once for each connection of the pool. Otherwise every transaction would
 * switch it off and on again, with two statements more. The driver's connection is changed
 * directly, since the pool would restore what is changed through its own.
 */
@ApplicationScoped
class ManualCommit implements AgroalPoolInterceptor {
  @Override
  public void onConnectionCreate(Connection connection) {
    try {
      connection.unwrap(JdbcConnection.class).setAutoCommit(false);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot switch autocommit off", e);
    }
  }
}

package com.shop.product.replica;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The connection pool for replicas; inactive unless a URL is configured. */
@ApplicationScoped
class ReplicaPool {
  private final InjectableInstance<AgroalDataSource> source;

  ReplicaPool(@DataSource("replica") InjectableInstance<AgroalDataSource> source) {
    this.source = source;
  }

  boolean isConfigured() {
    return !source.listActive().isEmpty();
  }

  /**
   * Runs work on one replica, outside any transaction.
   *
   * @throws SQLException if no replica is available
   */
  <T> T with(Query<T> work) throws SQLException {
    try (Connection connection = source.getActive().getConnection()) {
      requireReplica(connection);
      return work.run(connection);
    }
  }

  /**
   * Discards a connection to the primary. The Kubernetes Service {@code mysql-read} includes the
   * primary, because Kubernetes cannot tell the servers' roles apart.
   */
  private static void requireReplica(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT @@global.read_only")) {
      row.next();
      if (!row.getBoolean(1)) {
        // Closes the physical connection: the pool then removes it. An aborted one would stay in
        // it.
        connection.unwrap(Connection.class).close();
        throw new SQLException("connected to the primary instead of a replica");
      }
    }
  }
}

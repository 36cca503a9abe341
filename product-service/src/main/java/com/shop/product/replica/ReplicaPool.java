package com.shop.product.replica;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/** The connections to replicas, where a URL for them is configured. */
@ApplicationScoped
class ReplicaPool {
  private final InjectableInstance<AgroalDataSource> source;
  private final SessionFactory sessions;

  ReplicaPool(
      @DataSource("replica") InjectableInstance<AgroalDataSource> source, SessionFactory sessions) {
    this.source = source;
    this.sessions = sessions;
  }

  boolean areConfigured() {
    return !source.listActive().isEmpty();
  }

  /**
   * Works with one replica, outside of any transaction.
   *
   * @throws SQLException when none is to be had
   */
  <T> T with(Function<Session, T> work) throws SQLException {
    try (Connection connection = source.getActive().getConnection()) {
      requireReplica(connection);
      try (Session session = sessions.withOptions().connection(connection).openSession()) {
        return work.apply(session);
      }
    }
  }

  /**
   * The Service {@code mysql-read} has the primary among its servers, since Kubernetes cannot tell
   * them apart. A connection that led there is given up, so that the pool fills with replicas.
   */
  private static void requireReplica(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT @@global.read_only")) {
      row.next();
      if (!row.getBoolean(1)) {
        // Behind the pool's back, which then finds it dead; one that is aborted keeps its place.
        connection.unwrap(Connection.class).close();
        throw new SQLException("the connection led to the primary");
      }
    }
  }
}

package com.shop.platform.warmup;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens as many connections to the service's own database as its pool keeps at least. */
@ApplicationScoped
class ConnectionPool implements WarmUpTask {
  private final AgroalDataSource pool;
  private final int size;

  ConnectionPool(
      AgroalDataSource pool, @ConfigProperty(name = "quarkus.datasource.jdbc.min-size") int size) {
    this.pool = pool;
    this.size = size;
  }

  @Override
  public void run() throws SQLException {
    List<Connection> open = new ArrayList<>();
    try {
      while (open.size() < size) {
        open.add(pool.getConnection());
      }
    } finally {
      for (Connection connection : open) {
        connection.close();
      }
    }
  }
}

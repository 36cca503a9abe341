package com.shop.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MigrationTimeoutTest {
  @Inject Flyway flyway;

  @Test
  void migrationsMayTakeLongerThanTheSocketTimeout() throws SQLException {
    try (Connection connection = flyway.getConfiguration().getDataSource().getConnection()) {
      int before = connection.getNetworkTimeout();
      assertNotEquals(0, before);
      try {
        for (Callback callback : flyway.getConfiguration().getCallbacks()) {
          if (callback.supports(Event.AFTER_CONNECT, of(connection))) {
            callback.handle(Event.AFTER_CONNECT, of(connection));
          }
        }
        assertEquals(0, connection.getNetworkTimeout());
      } finally {
        connection.setNetworkTimeout(Runnable::run, before);
      }
    }
  }

  private static Context of(Connection connection) {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) ->
                method.getName().equals("getConnection") ? connection : null);
  }
}

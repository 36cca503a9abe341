package com.shop.product.replica;

import static io.restassured.RestAssured.get;

import com.shop.database.KeptServer;
import com.shop.database.ServerProcess;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.RepeatedTest;

/** As after a promotion, when the old primary has closed the connections in the pool. */
@QuarkusTest
class LostConnectionTest {
  @ConfigProperty(name = "quarkus.datasource.username")
  String username;

  @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
  int poolSize;

  @Inject DataSource pool;

  @RepeatedTest(5)
  void aListIsReadOverANewConnection() throws Exception {
    fillPool();
    closeConnections();
    get("/product").then().statusCode(200);
  }

  private void fillPool() throws SQLException {
    List<Connection> connections = new ArrayList<>();
    for (int i = 0; i < poolSize; i++) {
      connections.add(pool.getConnection());
    }
    for (Connection connection : connections) {
      connection.close();
    }
  }

  private void closeConnections() throws Exception {
    try (Connection root = KeptServer.ofTheTests().open(line -> {}).connect();
        Statement statement = root.createStatement()) {
      for (long id : ServerProcess.of(root, username)) {
        statement.execute("KILL " + id);
      }
    }
  }
}

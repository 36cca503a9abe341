package com.shop.product.catalogue;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Covers;
import com.shop.platform.OwnDatabase;
import com.shop.product.LockedCatalogue;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SelectLimitTest {
  @Inject AgroalDataSource connections;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String url;

  @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
  int poolSize;

  @Test
  @Covers("CONV-41")
  @OwnDatabase
  void anOverlongQueryIsStopped() throws Throwable {
    LockedCatalogue.during(
        url,
        () ->
            get("/product")
                .then()
                .statusCode(503)
                .header("Retry-After", "2")
                .body("code", equalTo("service_unavailable"))
                .body("detail", containsString("took too long to respond")));
    get("/product").then().statusCode(200);
  }

  /** Flyway's connections, which have no limit, do not stay in the pool. */
  @Test
  void everyConnectionOfThePoolHasTheLimit() throws SQLException {
    List<Connection> all = new ArrayList<>();
    try {
      for (int i = 0; i < poolSize; i++) {
        all.add(connections.getConnection());
        assertEquals(5000, limitOf(all.get(i)), "ms, on connection " + i);
      }
    } finally {
      for (Connection connection : all) {
        connection.close();
      }
    }
  }

  private static int limitOf(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT @@max_execution_time")) {
      row.next();
      return row.getInt(1);
    }
  }
}

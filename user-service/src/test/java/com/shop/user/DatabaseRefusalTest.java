package com.shop.user;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.shop.database.KeptServer;
import com.shop.database.ServerProcess;
import com.shop.platform.OwnDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A database that answers, but refuses: the client may try again. */
@QuarkusTest
@OwnDatabase
class DatabaseRefusalTest {
  @ConfigProperty(name = "quarkus.datasource.username")
  String username;

  @ConfigProperty(name = "quarkus.datasource.password")
  String password;

  @Test
  void aReadOnlyPrimaryIsUnavailable() throws Exception {
    Person person = Person.registered();
    try (Connection root = root()) {
      execute(root, "SET GLOBAL super_read_only = ON");
      try {
        assertUnavailable(Person.stranger().register());
      } finally {
        execute(root, "SET GLOBAL super_read_only = OFF", "SET GLOBAL read_only = OFF");
      }
    }
    person.login().then().statusCode(200);
  }

  /** The next connection may lead to another primary. */
  @Test
  void aRefusedConnectionLeavesThePool() throws Exception {
    try (Connection root = root()) {
      List<Long> before = connections(root);
      execute(root, "SET GLOBAL super_read_only = ON");
      try {
        assertUnavailable(Person.stranger().register());
      } finally {
        execute(root, "SET GLOBAL super_read_only = OFF", "SET GLOBAL read_only = OFF");
      }
      await().until(() -> !connections(root).containsAll(before));
    }
  }

  @Test
  void aPasswordBeingChangedIsUnavailable() throws Exception {
    Person person = Person.registered();
    try (Connection root = root()) {
      execute(root, "ALTER USER '" + username + "'@'%' IDENTIFIED BY 'another'");
      try {
        for (long id : connections(root)) {
          execute(root, "KILL " + id);
        }
        assertUnavailable(person.login());
        assertUnavailable(person.login());
      } finally {
        execute(root, "ALTER USER '" + username + "'@'%' IDENTIFIED BY '" + password + "'");
      }
    }
    person.login().then().statusCode(200);
  }

  private static void assertUnavailable(Response response) {
    response
        .then()
        .statusCode(503)
        .header("Retry-After", "2")
        .body("code", equalTo("service_unavailable"));
  }

  private List<Long> connections(Connection root) throws SQLException {
    return ServerProcess.of(root, username);
  }

  private static Connection root() throws SQLException, InterruptedException {
    return KeptServer.ofTheTests().open(line -> {}).connect();
  }

  private static void execute(Connection root, String... statements) throws SQLException {
    try (Statement statement = root.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}

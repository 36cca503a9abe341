package com.shop.database;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mysql.cj.jdbc.Driver;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchemasTest {

  private static final Schema MINE = new Schema("mine_db", "mine");
  private static final Schema OTHERS = new Schema("mineXdb", "others");

  private Address server;
  private Schemas schemas;

  @BeforeEach
  void schemas() throws Exception {
    server = KeptServer.ofTheTests().open(System.out::println);
    schemas = new Schemas(server);
    schemas.createAfresh(MINE, "o'ne\\");
    schemas.createAfresh(OTHERS, "two");
  }

  @Test
  void theAccountMayChangeItsOwnSchema() throws Exception {
    execute("o'ne\\", "CREATE TABLE mine_db.t (id INT PRIMARY KEY)", "DROP TABLE mine_db.t");
  }

  @Test
  void theAccountReachesNoOtherSchema() {
    assertThrows(SQLException.class, () -> execute("o'ne\\", "CREATE TABLE mineXdb.t (id INT)"));
    assertThrows(SQLException.class, () -> execute("o'ne\\", "SELECT * FROM mysql.user"));
    assertThrows(SQLException.class, () -> execute("o'ne\\", "CREATE DATABASE another"));
  }

  @Test
  void makingItAgainKeepsTheDataAndSetsThePassword() throws Exception {
    execute("o'ne\\", "CREATE TABLE mine_db.t (id INT PRIMARY KEY)");
    schemas.create(MINE, "new");
    assertThrows(SQLException.class, () -> execute("o'ne\\", "SELECT 1"));
    assertDoesNotThrow(() -> execute("new", "SELECT * FROM mine_db.t"));
  }

  @Test
  void theTestResourceGivesAnEmptySchemaEachTime() throws Exception {
    for (int start = 0; start < 2; start++) {
      MySqlTestResource resource = new MySqlTestResource();
      resource.init(Map.of("schema", "userdb"));
      Map<String, String> settings = resource.start();
      assertEquals(server.jdbcUrl("userdb_test"), settings.get("quarkus.datasource.jdbc.url"));
      executeAs(
          settings.get("quarkus.datasource.username"),
          settings.get("quarkus.datasource.password"),
          "CREATE TABLE userdb_test.t (id INT)");
    }
  }

  private void execute(String password, String... statements) throws SQLException {
    executeAs(MINE.username(), password, statements);
  }

  private void executeAs(String username, String password, String... statements)
      throws SQLException {
    Properties account = new Properties();
    account.setProperty("user", username);
    account.setProperty("password", password);
    try (Connection connection = new Driver().connect(server.jdbcUrl(""), account);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}

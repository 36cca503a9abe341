package com.shop.database;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/**
 * Gives a Quarkus test an empty schema of its own on the MySQL of its JVM. The init argument {@code
 * schema} names it, as in {@code userdb}.
 */
public final class MySqlTestResource implements QuarkusTestResourceLifecycleManager {

  private Schema schema;

  @Override
  public void init(Map<String, String> arguments) {
    schema = Schema.forTests(arguments.get("schema"));
  }

  @Override
  public Map<String, String> start() {
    String password = UUID.randomUUID().toString();
    try {
      Address server = KeptServer.ofTheTests().open(System.out::println);
      new Schemas(server).createAfresh(schema, password);
      return Map.of(
          "quarkus.datasource.jdbc.url", server.jdbcUrl(schema.name()),
          "quarkus.datasource.username", schema.username(),
          "quarkus.datasource.password", password);
    } catch (SQLException e) {
      throw new NoDatabaseException("no schema " + schema.name() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoDatabaseException("interrupted", e);
    }
  }

  /** The schema stays for a look at it; the next start drops it. */
  @Override
  public void stop() {}
}

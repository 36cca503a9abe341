package com.shop.user.address;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.shop.platform.Race;
import com.shop.platform.persistence.TextNormalization;
import com.shop.user.Person;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Platform's normalization of stored text, tested with addresses. */
@QuarkusTest
class AddressNormalizationTest {
  private static final int BATCH_SIZE = 500;
  private static final String DECOMPOSED = "Zoe\u0301";
  private static final String COMPOSED = "Zo\u00e9";

  @Inject DataSource connections;
  @Inject TextNormalization normalization;

  private Person person;

  @BeforeEach
  void start() {
    person = Person.registered();
    update("DELETE FROM address");
    update("UPDATE text_normalization SET after_id = DEFAULT, passes = 0, passed_at = NULL");
  }

  @Test
  void normalizesEveryColumn() {
    insert(1);
    update(
        "UPDATE address SET recipient = '%1$s', line1 = '%1$s', region = '%1$s', postal_code = '%1$s'"
            .formatted(DECOMPOSED));

    normalization.run();

    person
        .authorized()
        .get("/user/me/addresses")
        .then()
        .statusCode(200)
        .body("items[0].recipient", equalTo(COMPOSED))
        .body("items[0].line1", equalTo(COMPOSED))
        .body("items[0].line2", equalTo(null))
        .body("items[0].city", equalTo(COMPOSED))
        .body("items[0].region", equalTo(COMPOSED))
        .body("items[0].postalCode", equalTo(COMPOSED));
  }

  /** U+0958 becomes two code points in NFC. */
  @Test
  void leavesTextThatWouldNotFit() {
    String longest = "\u0958".repeat(100);
    insert(2);
    update("UPDATE address SET city = '" + longest + "' ORDER BY id LIMIT 1");

    normalization.run();

    assertEquals(1, number("SELECT COUNT(*) FROM address WHERE city = '" + longest + "'"));
    assertEquals(0, decomposed());
    assertEquals(1, passes());
  }

  @Test
  void resumesAfterAnInterruption() {
    insert(2 * BATCH_SIZE + 1);
    update(
        "ALTER TABLE address ADD CONSTRAINT interruption CHECK (id <> %s OR HEX(city) <> '%s')"
            .formatted(id(BATCH_SIZE + 1), "5A6FC3A9"));
    try {
      assertThrows(RuntimeException.class, normalization::run);
    } finally {
      update("ALTER TABLE address DROP CONSTRAINT interruption");
    }
    assertEquals(BATCH_SIZE + 1, decomposed());
    decompose(1);

    normalization.run();

    assertEquals(1, decomposed());
    assertEquals(1, passes());
  }

  @Test
  void readsEachTableAgainADayLaterAndThenNoMore() {
    normalization.run();
    insert(1);

    normalization.run();
    assertEquals(1, decomposed());

    advanceOneDay();
    normalization.run();
    assertEquals(0, decomposed());
    assertEquals(2, passes());

    decompose(1);
    advanceOneDay();
    normalization.run();
    assertEquals(1, decomposed());
  }

  @Test
  void replicasShareTheWork() {
    insert(4 * BATCH_SIZE);

    Race.of(
        3,
        i -> {
          normalization.run();
          return i;
        });

    assertEquals(0, decomposed());
    assertEquals(1, passes());
  }

  @Test
  void skipsTheRunWhileAnotherReplicaWorks() throws SQLException {
    insert(1);
    try (Connection other = connections.getConnection();
        Statement statement = other.createStatement()) {
      statement.execute("SELECT 1 FROM text_normalization FOR UPDATE");
      normalization.run();
      assertEquals(1, decomposed());
      other.rollback();
    }

    normalization.run();
    assertEquals(0, decomposed());
  }

  private void insert(int count) {
    update(
        """
        INSERT /*+ SET_VAR(cte_max_recursion_depth = 20000) */
        INTO address (id, account_id, recipient, line1, city, postal_code, country, created_at)
        WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < %d)
        SELECT %s, (SELECT id FROM account WHERE email = '%s'), 'R', 'L', '%s', '1', 'US',
          UTC_TIMESTAMP(3) FROM n"""
            .formatted(count, id("i"), person.email(), DECOMPOSED));
  }

  private void decompose(int number) {
    update("UPDATE address SET city = '%s' WHERE id = %s".formatted(DECOMPOSED, id(number)));
  }

  private static String id(Object number) {
    return "UNHEX(LPAD(HEX(" + number + "), 32, '0'))";
  }

  private void advanceOneDay() {
    update("UPDATE text_normalization SET passed_at = passed_at - INTERVAL 1 DAY");
  }

  private long decomposed() {
    return number("SELECT COUNT(*) FROM address WHERE HEX(city) = '5A6F65CC81'");
  }

  private long passes() {
    return number("SELECT passes FROM text_normalization WHERE table_name = 'address'");
  }

  private void update(String sql) {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private long number(String sql) {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

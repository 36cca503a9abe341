package com.shop.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.shop.platform.idempotency.Idempotency;
import com.shop.platform.persistence.Transactions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Platform's clean-up of expired rows, tested with idempotency keys in this service only. */
@QuarkusTest
class CleanupTest {
  private static final int MANY = 10_001;

  @Inject EntityManager db;
  @Inject DataSource connections;
  @Inject Idempotency idempotency;
  @Inject MeterRegistry metrics;

  @BeforeEach
  void clear() {
    update("DELETE FROM idempotency_key");
  }

  @Test
  void deletesAllExpiredRowsInOneRunAndCountsThem() {
    double before = deleted();
    insert(MANY, "200", "UTC_TIMESTAMP(3) - INTERVAL 49 HOUR");
    insert(1, "200", "UTC_TIMESTAMP(3) - INTERVAL 47 HOUR");
    insert(1, "NULL", "UTC_TIMESTAMP(3) - INTERVAL 49 HOUR");

    idempotency.deleteExpired();

    assertEquals(2, rows());
    assertEquals(MANY, deleted() - before);
  }

  @Test
  void skipsTheRunWhileAnotherReplicaCleans() throws SQLException {
    insert(1, "200", "UTC_TIMESTAMP(3) - INTERVAL 49 HOUR");
    try (Connection other = connections.getConnection();
        Statement statement = other.createStatement()) {
      statement.execute("SELECT GET_LOCK(CONCAT(DATABASE(), '.cleanup.idempotency_key'), 0)");
      idempotency.deleteExpired();
      assertEquals(1, rows());
      statement.execute("SELECT RELEASE_ALL_LOCKS()");
    }

    idempotency.deleteExpired();
    assertEquals(0, rows());
  }

  @Test
  void releasesTheLockAfterAFailure() {
    update("ALTER TABLE idempotency_key RENAME TO hidden");
    try {
      assertThrows(RuntimeException.class, idempotency::deleteExpired);
    } finally {
      update("ALTER TABLE hidden RENAME TO idempotency_key");
    }

    assertEquals(1, number("SELECT IS_FREE_LOCK(CONCAT(DATABASE(), '.cleanup.idempotency_key'))"));
  }

  private void insert(int count, String status, String createdAt) {
    update(
        """
        INSERT /*+ SET_VAR(cte_max_recursion_depth = 20000) */
        INTO idempotency_key (id, request_hash, subject_id, status, created_at)
        WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < %d)
        SELECT UNHEX(SHA2(UUID(), 256)), UNHEX(SHA2('', 256)), UUID_TO_BIN(UUID()), %s, %s FROM n"""
            .formatted(count, status, createdAt));
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

  private long rows() {
    return number("SELECT COUNT(*) FROM idempotency_key");
  }

  private long number(String sql) {
    return Transactions.call(
        () -> ((Number) db.createNativeQuery(sql).getSingleResult()).longValue());
  }

  private double deleted() {
    return Optional.ofNullable(
            metrics.find("shop.cleanup.deleted").tag("table", "idempotency_key").counter())
        .map(Counter::count)
        .orElse(0.0);
  }
}

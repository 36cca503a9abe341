package com.shop.playground;

import static com.shop.playground.system.RunningShop.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.database.KeptServer;
import com.shop.playground.system.RunningShop;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import picocli.CommandLine;

/** What {@code scripts/audit} says and ends with. */
@ExtendWith(RunningShop.class)
class AuditCommandIT {
  private final StringWriter told = new StringWriter();
  private final StringWriter table = new StringWriter();

  @Test
  void aShopThatIsRightEndsItWithZero() {
    assertEquals(0, audit(), table::toString);
    assertTrue(table.toString().contains("All of it holds."), table::toString);
  }

  @Test
  void aViolationEndsItWithOneAndIsShown() throws Exception {
    String id = "00000000-0000-0000-0000-000000000001";
    execute(
        """
        INSERT INTO orderdb.idempotency_key (id, request_hash, subject_id, created_at)
        VALUES (REPEAT('x', 32), REPEAT('x', 32), UUID_TO_BIN('%s'), UTC_TIMESTAMP(3))"""
            .formatted(id));
    try {
      assertEquals(AuditCommand.VIOLATED, audit());
      assertTrue(
          table.toString().contains(id + ": acknowledged, but the order is not there"),
          table::toString);
    } finally {
      execute("DELETE FROM orderdb.idempotency_key WHERE subject_id = UUID_TO_BIN('" + id + "')");
    }
  }

  @Test
  @DisabledIfEnvironmentVariable(
      named = "SHOP_MYSQL_URL",
      matches = ".+",
      disabledReason = "a given server does not stop")
  void aStoppedShopIsAuditedAndIsStoppedAfterwards() throws Exception {
    SHOP.stop(line -> {});
    try {
      assertEquals(0, audit(), () -> told + "" + table);
      assertTrue(told.toString().startsWith("The shop is stopped"), told::toString);
      assertFalse(KeptServer.in(Path.of("target", "shop", "mysql")).isRunning(), "still running");
      assertTrue(SHOP.names().isEmpty(), "services were started");
    } finally {
      RunningShop.start();
    }
  }

  private int audit() {
    return new CommandLine(new AuditCommand(() -> SHOP))
        .setOut(new PrintWriter(table))
        .setErr(new PrintWriter(told))
        .setExecutionExceptionHandler(new CliErrorHandler())
        .execute();
  }

  private static void execute(String sql) throws Exception {
    try (Connection server = SHOP.database();
        Statement statement = server.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}

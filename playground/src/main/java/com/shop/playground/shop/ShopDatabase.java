package com.shop.playground.shop;

import com.shop.database.KeptServer;
import com.shop.playground.audit.Audit;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Consumer;

/** The MySQL of a shop that runs, or has run. */
record ShopDatabase(KeptServer mysql) {

  /** MySQL's numbers for an unknown schema and an unknown table. */
  private static final Set<Integer> NOT_THERE = Set.of(1049, 1146);

  /** Starts MySQL, audits the shop, and stops MySQL again. */
  Audit auditOnce(Consumer<String> tell) throws IOException, InterruptedException {
    tell.accept("The shop is stopped: its MySQL is started for the audit only.");
    try {
      return audit(tell);
    } finally {
      mysql.stop();
    }
  }

  /**
   * @throws ShopException when the schemas are not there, or cannot be read
   */
  Audit audit(Consumer<String> tell) throws InterruptedException {
    try (Connection server = mysql.open(tell).connect()) {
      return Audit.of(server);
    } catch (SQLException e) {
      throw new ShopException(
          NOT_THERE.contains(e.getErrorCode())
              ? "There is no complete shop in MySQL: start it with scripts/up."
              : "The shop's database cannot be read: " + firstLine(e));
    }
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }
}

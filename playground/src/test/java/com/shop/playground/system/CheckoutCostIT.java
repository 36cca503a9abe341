package com.shop.playground.system;

import static com.shop.playground.system.RunningShop.CRASH_POINTS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import com.shop.playground.wire.Boundary.Side;
import com.shop.playground.wire.CrashPoints.CrashPoint;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Limits what an order costs MySQL, which is what bounds the checkout, and compares the commits
 * that the server counts with those that the wires see.
 */
@ExtendWith(RunningShop.class)
class CheckoutCostIT {
  private static final int MAX_STATEMENTS = 30;
  private static final int MAX_COMMITS = 8;

  /**
   * Background jobs of the services run about ten times a second and are logged too. Of this many
   * orders some meet none, and those cost the least.
   */
  private static final int ORDERS = 40;

  private static final String LOG =
      """
      SELECT CONVERT(argument USING latin1) FROM mysql.general_log
      WHERE user_host LIKE '%\\_service%' AND command_type IN ('Query', 'Execute')""";

  /** Transactions that wrote something, whether or not a COMMIT ended them. */
  private static final String COMMITS =
      "SELECT count FROM information_schema.innodb_metrics WHERE name = 'trx_rw_commits'";

  /**
   * What MySQL did between the request and its response.
   *
   * @param commits counted by the server; locking reads of background jobs count too
   * @param boundaries the commits that the wires saw
   */
  private record Cost(List<String> statements, long commits, List<String> boundaries) {}

  @BeforeEach
  void logStatements() {
    RunningShop.requireOwnDatabase();
    RunningShop.sql("SET GLOBAL innodb_monitor_enable = 'trx_rw_commits'");
    RunningShop.sql("SET GLOBAL log_output = 'TABLE'");
    RunningShop.sql("SET GLOBAL general_log = ON");
  }

  @AfterEach
  void stopLogging() throws Exception {
    RunningShop.sql("SET GLOBAL general_log = OFF");
    RunningShop.sql("TRUNCATE TABLE mysql.general_log");
    RunningShop.assertAllIsRight();
  }

  @Test
  void anOrderOfOneLineCostsNoMoreThanItsLimits() throws Exception {
    Customer carol = Customer.register(RunningShop.endpoint());
    Map<String, Object> body =
        Bodies.orderOf(carol.product().get("id"), carol.card(Bodies.GOOD_CARD));
    List<Cost> costs = new ArrayList<>();
    try (Connection server = RunningShop.SHOP.database();
        Statement sql = server.createStatement()) {
      for (int i = 0; i < ORDERS; i++) {
        costs.add(costOfAnOrder(carol, body, sql));
      }
    }

    Cost cheapest =
        costs.stream().min(Comparator.comparingInt(cost -> cost.statements().size())).orElseThrow();
    String statements = String.join("\n", cheapest.statements());
    assertTrue(cheapest.statements().size() <= MAX_STATEMENTS, statements);
    long commits = costs.stream().mapToLong(Cost::commits).min().orElseThrow();
    assertTrue(commits <= MAX_COMMITS, () -> commits + " commits:\n" + statements);
    // What these would run is not in the log.
    assertEquals(
        List.of(),
        cheapest.statements().stream().filter(s -> s.matches("(?i)\\s*CALL\\b.*")).toList());
    // Crash tests would otherwise prove less than they seem to.
    List<String> boundaries = costs.get(costs.size() - 1).boundaries();
    assertEquals(commits, boundaries.size(), boundaries::toString);
  }

  private static Cost costOfAnOrder(Customer customer, Map<String, Object> body, Statement sql)
      throws SQLException {
    sql.execute("TRUNCATE TABLE mysql.general_log");
    CRASH_POINTS.begin(Optional.empty());
    long before = commits(sql);
    customer.order(body).then().statusCode(201);
    long commits = commits(sql) - before;
    List<String> statements = new ArrayList<>();
    try (ResultSet row = sql.executeQuery(LOG)) {
      while (row.next()) {
        statements.add(row.getString(1));
      }
    }
    return new Cost(statements, commits, boundaries());
  }

  private static List<String> boundaries() {
    return CRASH_POINTS.points().stream()
        .filter(point -> point.side() == Side.BEFORE)
        .map(CrashPoint::boundary)
        .filter(boundary -> boundary.contains(" commits "))
        .toList();
  }

  private static long commits(Statement sql) throws SQLException {
    try (ResultSet row = sql.executeQuery(COMMITS)) {
      row.next();
      return row.getLong(1);
    }
  }
}

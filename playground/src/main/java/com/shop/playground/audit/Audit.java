package com.shop.playground.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks whether everything holds that must always hold. It reads, and changes nothing. */
public final class Audit {
  private final List<Finding> findings;

  private Audit(List<Finding> findings) {
    this.findings = findings;
  }

  /**
   * Looks at one moment of the schemas of products, orders and payments, so that a shop which is at
   * work is seen as it was at that moment and not half before and half after a step. Since a step
   * of one service is committed before the step of another that rests on it begins, no moment shows
   * the second without the first.
   *
   * @param server an account that can read all three
   */
  public static Audit of(Connection server) throws SQLException {
    server.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    server.setAutoCommit(false);
    try (Statement statement = server.createStatement()) {
      statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
      return inTransaction(server);
    } finally {
      server.rollback();
    }
  }

  /** As the transaction that the connection is in sees the schemas. */
  public static Audit inTransaction(Connection server) throws SQLException {
    try (Statement statement = server.createStatement()) {
      // Row by row: a shop may have more rows than fit into memory.
      statement.setFetchSize(Integer.MIN_VALUE);
      statement.execute("SET @at_work = " + isAtWork(statement));
      List<Finding> findings = new ArrayList<>();
      for (Invariant invariant : Invariant.all()) {
        findings.add(look(invariant, statement));
      }
      return new Audit(findings);
    }
  }

  /**
   * Whether the services are connected: nothing is overdue in a shop that is stopped, where nobody
   * could have carried it on. Not from information_schema.processlist, which cannot be read while a
   * statement with binary values runs.
   */
  private static boolean isAtWork(Statement statement) throws SQLException {
    Set<String> schemas = new HashSet<>();
    try (ResultSet connection = statement.executeQuery("SHOW PROCESSLIST")) {
      while (connection.next()) {
        schemas.add(connection.getString("db"));
      }
    }
    return schemas.containsAll(List.of("productdb", "orderdb", "paymentdb"));
  }

  public boolean isClean() {
    return count() == 0;
  }

  /** How many violations there are. */
  int count() {
    return findings.stream().mapToInt(Finding::count).sum();
  }

  /**
   * The first violations of each invariant, each beginning with the name of the invariant and the
   * id of the row.
   */
  public List<String> violations() {
    return findings.stream().flatMap(Finding::named).toList();
  }

  /** How many violations there are of each invariant. */
  Map<String, Integer> counts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    findings.forEach(finding -> counts.put(finding.invariant().name(), finding.count()));
    return counts;
  }

  /** A table for a person: invariant, rows looked at, violations with their ids. */
  @Override
  public String toString() {
    StringBuilder table = new StringBuilder();
    table.append(String.format("%-13s %8s %10s  %s%n", "invariant", "rows", "violations", "rule"));
    findings.forEach(table::append);
    return table.append(isClean() ? "All of it holds." : "Violations: " + count() + ".").toString();
  }

  private static Finding look(Invariant invariant, Statement statement) throws SQLException {
    long rows = 0;
    int count = 0;
    List<String> violations = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(invariant.query())) {
      while (row.next()) {
        rows++;
        if (row.getString("violation") != null && count++ < Finding.MAX_LISTED) {
          violations.add(row.getString("id") + ": " + row.getString("violation"));
        }
      }
    }
    return new Finding(invariant, rows, count, violations);
  }
}

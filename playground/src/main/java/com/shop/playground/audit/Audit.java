package com.shop.playground.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks whether everything holds that must always hold. It reads, and changes nothing. */
public final class Audit {
  private final List<Finding> findings;

  private Audit(List<Finding> findings) {
    this.findings = findings;
  }

  /**
   * Looks at one moment of all four schemas, so that a shop which is at work is seen as it was at
   * that moment and not half before and half after a step.
   *
   * @param server an account that can read all four
   */
  public static Audit of(Connection server) throws SQLException {
    server.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    server.setAutoCommit(false);
    try (Statement statement = server.createStatement()) {
      statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
      List<Finding> findings = new ArrayList<>();
      for (Invariant invariant : Invariant.all()) {
        findings.add(look(invariant, statement));
      }
      return new Audit(findings);
    } finally {
      server.rollback();
    }
  }

  public boolean isClean() {
    return findings.stream().allMatch(Finding::holds);
  }

  /** The names of the invariants that do not hold. */
  public Set<String> violated() {
    return findings.stream()
        .filter(finding -> !finding.holds())
        .map(finding -> finding.invariant().name())
        .collect(Collectors.toSet());
  }

  /** A table for a person: invariant, rows looked at, violations with their ids. */
  @Override
  public String toString() {
    StringBuilder table = new StringBuilder();
    table.append(String.format("%-13s %8s %10s  %s%n", "invariant", "rows", "violations", "rule"));
    for (Finding finding : findings) {
      table.append(
          String.format(
              "%-13s %8d %10d  %s%n",
              finding.invariant().name(),
              finding.rows(),
              finding.violations().size(),
              finding.invariant().rule()));
      finding.violations().forEach(v -> table.append("    ").append(v).append('\n'));
    }
    return table.toString();
  }

  private static Finding look(Invariant invariant, Statement statement) throws SQLException {
    long rows = 0;
    List<String> violations = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(invariant.query())) {
      while (row.next()) {
        rows++;
        if (row.getString("violation") != null) {
          violations.add(row.getString("id") + ": " + row.getString("violation"));
        }
      }
    }
    return new Finding(invariant, rows, violations);
  }
}

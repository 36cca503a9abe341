package com.shop.platform.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import org.hibernate.exception.AuthException;
import org.hibernate.exception.GenericJDBCException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionFailuresTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "1045, 28000, Access denied for user 'order_service'@'10.0.0.7' (using password: YES)",
        "1290, HY000, The MySQL server is running with the --read-only option so it cannot execute",
        "1290, HY000, \"running with the --super-read-only option, so it cannot execute this\"",
        "1836, HY000, Running in read-only mode",
        "3032, HY000, The server is currently in offline mode",
        "0, 08S01, Communications link failure",
        "0, , Sorry\\, acquisition timeout!"
      })
  void anUnavailableDatabaseIsAConnectionFailure(int code, String state, String message) {
    assertEquals(true, caused(new SQLException(message, state, code)));
  }

  @ParameterizedTest
  @CsvSource({
    "1290, HY000, The MySQL server is running with the --secure-file-priv option so it cannot",
    "1792, 25006, Cannot execute statement in a READ ONLY transaction.",
    "1146, 42S02, Table 'orderdb.order' doesn't exist",
    "1062, 23000, Duplicate entry",
    "1142, 42000, UPDATE command denied to user"
  })
  void anErrorOfOurOwnIsNoConnectionFailure(int code, String state, String message) {
    assertEquals(false, caused(new SQLException(message, state, code)));
  }

  @Test
  void hibernatesAuthExceptionIsAConnectionFailure() {
    SQLException denied = new SQLException("Access denied", "28000", 1045);
    assertEquals(
        true, ConnectionFailures.caused(new AuthException("Unable to acquire", denied, null)));
  }

  /** As the cause of what Hibernate throws, and as what a failed commit suppresses. */
  private static boolean caused(SQLException e) {
    RuntimeException commit = new IllegalStateException("commit");
    commit.addSuppressed(e);
    boolean suppressed = ConnectionFailures.caused(commit);
    assertEquals(ConnectionFailures.caused(new GenericJDBCException("x", e, "SELECT")), suppressed);
    return suppressed;
  }
}

package com.shop.platform.persistence;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.stream.Stream;
import org.hibernate.exception.JDBCConnectionException;

/** Distinguishes lost database connections from other failures. */
public final class ConnectionFailures {
  private ConnectionFailures() {}

  /** Whether the failure was caused by a connection that was lost or could not be opened. */
  public static boolean caused(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      // A failed commit has its cause as a suppressed exception.
      if (isConnectionFailure(cause)
          || Stream.of(cause.getSuppressed()).anyMatch(ConnectionFailures::caused)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isConnectionFailure(Throwable e) {
    return e instanceof JDBCConnectionException
        || e instanceof SQLNonTransientConnectionException
        || e instanceof SQLTransientException
        || e instanceof SQLException sql && isConnectionState(sql.getSQLState());
  }

  /** Class 08 of the SQL standard. The pool's acquisition time-out has no state. */
  private static boolean isConnectionState(String state) {
    return state == null || state.startsWith("08");
  }
}

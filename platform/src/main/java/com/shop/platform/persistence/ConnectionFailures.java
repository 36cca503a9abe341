package com.shop.platform.persistence;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.exception.JDBCConnectionException;

/** Distinguishes an unavailable database from other failures. */
public final class ConnectionFailures {
  private static final int OPTION_PREVENTS_STATEMENT = 1290;
  private static final int READ_ONLY_MODE = 1836;

  /** The password has been changed, and this process still has the old one. */
  private static final int ACCESS_DENIED = 1045;

  /** A backup is being restored. */
  private static final int OFFLINE_MODE = 3032;

  private static final Set<Integer> REFUSALS = Set.of(ACCESS_DENIED, OFFLINE_MODE);

  private ConnectionFailures() {}

  /**
   * Whether the failure was caused by a connection that was lost or could not be opened, or by a
   * server that refuses clients or writes for the time being.
   */
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

  /** Whether the server is read-only: a primary that is being replaced. */
  static boolean isReadOnly(SQLException e) {
    return e.getErrorCode() == READ_ONLY_MODE
        || e.getErrorCode() == OPTION_PREVENTS_STATEMENT && e.getMessage().contains("read-only");
  }

  private static boolean isConnectionFailure(Throwable e) {
    return e instanceof JDBCConnectionException
        || e instanceof SQLNonTransientConnectionException
        || e instanceof SQLTransientException
        || e instanceof SQLException sql
            && (isConnectionState(sql.getSQLState())
                || REFUSALS.contains(sql.getErrorCode())
                || isReadOnly(sql));
  }

  /** Class 08 of the SQL standard. The pool's acquisition time-out has no state. */
  private static boolean isConnectionState(String state) {
    return state == null || state.startsWith("08");
  }
}

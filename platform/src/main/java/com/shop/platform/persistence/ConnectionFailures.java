package com.shop.platform.persistence;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.stream.Stream;
import org.hibernate.exception.JDBCConnectionException;

/** Tells a database that is not there from errors of our own. */
public final class ConnectionFailures {
  private ConnectionFailures() {}

  /** Whether the failure comes from a connection that was lost or not to be had. */
  public static boolean caused(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      // Why a commit failed is told by a suppressed exception.
      if (isOfConnection(cause)
          || Stream.of(cause.getSuppressed()).anyMatch(ConnectionFailures::caused)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfConnection(Throwable e) {
    return e instanceof JDBCConnectionException
        || e instanceof SQLNonTransientConnectionException
        || e instanceof SQLTransientException
        || e instanceof SQLException sql && isConnectionState(sql.getSQLState());
  }

  /** Class 08 of the SQL standard; the pool, when nothing is to be had in time, gives no state. */
  private static boolean isConnectionState(String state) {
    return state == null || state.startsWith("08");
  }
}

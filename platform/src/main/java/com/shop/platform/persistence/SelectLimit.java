package com.shop.platform.persistence;

import java.sql.SQLException;

/**
 * Recognises a SELECT that MySQL stopped because it exceeded the connection's {@code
 * max_execution_time}. Waiting for a lock counts, so a {@code SELECT … FOR UPDATE} can exceed it
 * too.
 */
public final class SelectLimit {
  private static final int QUERY_TIMEOUT = 3024;

  private SelectLimit() {}

  public static boolean exceeded(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getErrorCode() == QUERY_TIMEOUT) {
        return true;
      }
    }
    return false;
  }
}

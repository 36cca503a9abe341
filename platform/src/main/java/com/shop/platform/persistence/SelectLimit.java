package com.shop.platform.persistence;

/**
 * Recognises a SELECT that MySQL stopped because it exceeded the connection's {@code
 * max_execution_time}. Waiting for a lock counts, so a {@code SELECT … FOR UPDATE} can exceed it
 * too.
 */
public final class SelectLimit {
  private static final int QUERY_TIMEOUT = 3024;

  private SelectLimit() {}

  public static boolean exceeded(Throwable failure) {
    return SqlErrors.caused(failure, e -> e.getErrorCode() == QUERY_TIMEOUT);
  }
}

package com.shop.platform.persistence;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.SQLException;
import java.util.function.Supplier;

/**
 * A database transaction of its own, begun and committed here, so that the code shows what commits
 * together and what lies between two commits. When InnoDB resolves a deadlock by rolling this
 * transaction back, it is run again: its work must touch nothing but the database.
 */
public final class Tx {
  private static final int TRIES = 5;
  private static final String ROLLED_BACK_BY_DEADLOCK = "40001";

  private Tx() {}

  /** Runs the work in a new transaction and returns its result once that is committed. */
  public static <T> T call(Supplier<T> work) {
    for (int tries = 1; ; tries++) {
      try {
        return QuarkusTransaction.requiringNew().call(work::get);
      } catch (RuntimeException e) {
        if (tries == TRIES || !isDeadlock(e)) {
          throw e;
        }
      }
    }
  }

  /** Runs the work in a new transaction and returns once that is committed. */
  public static void run(Runnable work) {
    call(
        () -> {
          work.run();
          return null;
        });
  }

  private static boolean isDeadlock(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && ROLLED_BACK_BY_DEADLOCK.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}

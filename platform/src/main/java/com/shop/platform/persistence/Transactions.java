package com.shop.platform.persistence;

import com.shop.platform.Backoff;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * A database transaction of its own, begun and committed here, so that the code shows what commits
 * together and what lies between two commits. When InnoDB resolves a deadlock by rolling this
 * transaction back, it is run again: its work must touch nothing but the database.
 */
public final class Transactions {
  private static final Logger LOG = Logger.getLogger(Transactions.class);
  private static final Backoff PAUSES = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));
  private static final int TRIES = 5;
  private static final String ROLLED_BACK_BY_DEADLOCK = "40001";

  private Transactions() {}

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

  /**
   * As {@link #call}, for work whose commit must not stay unknown. When the answer to a commit is
   * lost, with the connection, nobody knows whether it was done. The work finds out: it is run
   * again, until it is known or patience is over, and does nothing where it finds itself done.
   *
   * @throws RuntimeException when nothing was kept, or when it cannot be found out in time
   */
  public static <T> T untilKnown(Duration patience, Supplier<T> work) {
    long end = System.nanoTime() + patience.toNanos();
    boolean unknown = false;
    for (int tries = 1; ; tries++) {
      try {
        return call(work);
      } catch (RuntimeException e) {
        unknown |= e instanceof QuarkusTransactionException;
        Duration pause = PAUSES.after(tries);
        if (!unknown
            || !ConnectionFailures.caused(e)
            || System.nanoTime() + pause.toNanos() > end) {
          throw e;
        }
        LOG.warnf("A commit was not answered, it is made sure of: %s", e.getMessage());
        rest(pause);
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

  private static void rest(Duration pause) {
    try {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("told to stop", e);
    }
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

package com.shop.platform.persistence;

import com.shop.platform.Backoff;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Runs work in a new database transaction, so that the code shows what commits together. The work
 * must have no side effects outside the database, since it is run again when InnoDB rolls the
 * transaction back to resolve a deadlock.
 */
public final class Transactions {
  private static final Logger LOG = Logger.getLogger(Transactions.class);
  private static final Backoff PAUSES = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));
  private static final int MAX_ATTEMPTS = 5;
  private static final String ROLLED_BACK_BY_DEADLOCK = "40001";
  private static final int DUPLICATE_KEY = 1062;

  private Transactions() {}

  /** Runs the work in a new transaction and returns its result after the commit. */
  public static <T> T call(Supplier<T> work) {
    for (int tries = 1; ; tries++) {
      try {
        return QuarkusTransaction.requiringNew().call(work::get);
      } catch (RuntimeException e) {
        if (tries == MAX_ATTEMPTS || !isDeadlock(e)) {
          throw e;
        }
      }
    }
  }

  /**
   * Runs work that inserts a row, or, if the row exists, other work in a transaction of its own:
   * the failed insert has taken a shared lock on the row, and two transactions that both went on to
   * lock it exclusively would deadlock.
   *
   * @param insert fails with a duplicate key if the row exists, and for no other reason, before its
   *     transaction commits
   */
  public static <T> T insertOr(Supplier<T> insert, Supplier<T> ifExists) {
    try {
      return call(insert);
    } catch (RuntimeException e) {
      if (!SqlErrors.caused(e, sql -> sql.getErrorCode() == DUPLICATE_KEY)) {
        throw e;
      }
    }
    return call(ifExists);
  }

  /**
   * As {@link #call}, for work whose commit outcome must be known. When the connection breaks
   * during the commit, the commit may or may not have happened. The work is then run again until
   * the outcome is known or the time is over; it must detect that an earlier attempt has committed
   * and then do nothing.
   *
   * @param within counts from the first attempt whose outcome is unknown
   * @throws RuntimeException when nothing was committed, or when the outcome is still unknown
   */
  public static <T> T resolveCommit(Duration within, Supplier<T> work) {
    long end = 0;
    boolean unknown = false;
    for (int tries = 1; ; tries++) {
      try {
        return call(work);
      } catch (RuntimeException e) {
        if (!unknown && e instanceof QuarkusTransactionException) {
          unknown = true;
          end = System.nanoTime() + within.toNanos();
        }
        Duration pause = PAUSES.after(tries);
        if (!unknown
            || !ConnectionFailures.caused(e)
            || System.nanoTime() + pause.toNanos() > end) {
          throw e;
        }
        LOG.warnf("Commit outcome unknown, verifying: %s", e.getMessage());
        pause(pause);
      }
    }
  }

  /**
   * Runs the work in one new transaction after the other, until it has less than a batch to do.
   *
   * @param batch returns how much of a batch it has done
   */
  public static void inBatches(int batchSize, Supplier<Integer> batch) {
    int done;
    do {
      done = call(batch);
    } while (done == batchSize);
  }

  /** Runs the work in a new transaction and returns after the commit. */
  public static void run(Runnable work) {
    call(
        () -> {
          work.run();
          return null;
        });
  }

  /** Runs the work in a new transaction that is then rolled back. */
  public static void rollBack(Runnable work) {
    try {
      QuarkusTransaction.requiringNew()
          .run(
              () -> {
                work.run();
                throw new RollBack();
              });
    } catch (RollBack e) {
      LOG.trace("Rolled back");
    }
  }

  private static void pause(Duration pause) {
    try {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static boolean isDeadlock(Throwable e) {
    return SqlErrors.caused(e, sql -> ROLLED_BACK_BY_DEADLOCK.equals(sql.getSQLState()));
  }

  private static final class RollBack extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RollBack() {
      super(null, null, false, false);
    }
  }
}

package com.shop.user.throttle;

import com.shop.platform.Times;
import com.shop.platform.persistence.DatabaseStart;
import com.shop.platform.persistence.Transactions;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/**
 * Forgets failures that no longer count; in small steps, which any replica may take at any time.
 */
@ApplicationScoped
class OldFailures {
  private static final int STEP = 5000;

  private final EntityManager db;

  OldFailures(EntityManager db) {
    this.db = db;
  }

  /** Step after step: guessing leaves more rows than one step takes away. */
  @Scheduled(
      every = "10m",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = DatabaseStart.class)
  void forget() {
    forget("DELETE FROM login_streak WHERE expires_at < :now LIMIT " + STEP);
    forget("DELETE FROM address_window WHERE ends_at < :now LIMIT " + STEP);
  }

  private void forget(String sql) {
    int forgotten;
    do {
      forgotten =
          Transactions.call(
              () -> db.createNativeQuery(sql).setParameter("now", Times.now()).executeUpdate());
    } while (forgotten == STEP);
  }
}

package com.shop.user.session;

import com.shop.platform.Times;
import com.shop.platform.persistence.DatabaseStart;
import com.shop.platform.persistence.Transactions;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** Forgets what can no longer be used; in small steps, which any replica may take at any time. */
@ApplicationScoped
class ExpiredTokens {
  private final EntityManager db;

  ExpiredTokens(EntityManager db) {
    this.db = db;
  }

  @Scheduled(
      every = "10m",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = DatabaseStart.class)
  void forget() {
    forget("DELETE FROM refresh_token WHERE expires_at < :now LIMIT 5000");
    forget("DELETE FROM token_family WHERE expires_at < :now LIMIT 5000");
  }

  private void forget(String sql) {
    Transactions.run(
        () -> db.createNativeQuery(sql).setParameter("now", Times.now()).executeUpdate());
  }
}

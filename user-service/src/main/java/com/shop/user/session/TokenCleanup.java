package com.shop.user.session;

import com.shop.platform.Times;
import com.shop.platform.persistence.Cleanup;
import com.shop.platform.persistence.DatabaseStart;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Deletes expired refresh tokens and their families. */
@ApplicationScoped
class TokenCleanup {
  private final Cleanup cleanup;

  TokenCleanup(Cleanup cleanup) {
    this.cleanup = cleanup;
  }

  @Scheduled(
      every = "10m",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = DatabaseStart.class)
  void deleteExpired() {
    Instant now = Times.now();
    cleanup.delete("refresh_token", "expires_at < :limit", now);
    cleanup.delete("token_family", "expires_at < :limit", now);
  }
}

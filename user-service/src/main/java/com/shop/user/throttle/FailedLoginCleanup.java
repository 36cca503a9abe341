package com.shop.user.throttle;

import com.shop.platform.Times;
import com.shop.platform.persistence.Cleanup;
import com.shop.platform.persistence.DatabaseStart;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Deletes failed logins that no longer count. */
@ApplicationScoped
class FailedLoginCleanup {
  private final Cleanup cleanup;

  FailedLoginCleanup(Cleanup cleanup) {
    this.cleanup = cleanup;
  }

  @Scheduled(
      every = "10m",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = DatabaseStart.class)
  void deleteExpired() {
    Instant now = Times.now();
    cleanup.delete("login_streak", "expires_at < :limit", now);
    cleanup.delete("address_window", "ends_at < :limit", now);
  }
}

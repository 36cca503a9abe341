package com.shop.user.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Times;
import com.shop.platform.persistence.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FailedLoginCleanupTest {
  @Inject EntityManager db;
  @Inject FailedLogins failures;
  @Inject LoginThrottle throttle;
  @Inject FailedLoginCleanup cleanup;

  @Test
  void deletesExpiredFailuresOnly() {
    Attempt past = attempt();
    Attempt recent = attempt();
    throttle.recordFailure(past);
    throttle.recordFailure(recent);
    age(past);

    cleanup.deleteExpired();

    assertEquals(0, rowsOf(past));
    assertEquals(2, rowsOf(recent));
  }

  private static Attempt attempt() {
    return Attempt.login(UUID.randomUUID() + "@example.org", TestAddresses.next());
  }

  private void age(Attempt attempt) {
    Instant past = Times.now().minusMillis(1);
    Transactions.run(
        () -> {
          set(
              "UPDATE login_streak SET expires_at = :past WHERE id = :id",
              past,
              attempt.accountId());
          set(
              "UPDATE address_window SET ends_at = :past WHERE id = :id",
              past,
              attempt.addressId());
        });
  }

  private void set(String sql, Instant past, byte[] id) {
    db.createNativeQuery(sql).setParameter("past", past).setParameter("id", id).executeUpdate();
  }

  private long rowsOf(Attempt attempt) {
    return Transactions.call(
        () ->
            failures.window(attempt, LockModeType.NONE).stream().count()
                + failures.streak(attempt, LockModeType.NONE).stream().count());
  }
}

package com.shop.user.throttle;

import com.shop.platform.Times;
import com.shop.platform.persistence.Transactions;
import com.shop.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;

/**
 * Limits how many passwords can be tried for an account and from a client address. All replicas
 * count in the database.
 *
 * <p>Checking a password is slow, so many attempts can be running when one of them is counted as
 * the last free failure. An attempt's result is therefore returned only after it has been recorded
 * under the row locks. Attempts recorded after that last failure are refused, whether the password
 * was right or wrong, and so reveal nothing.
 *
 * <p>Repeated failures for an account also lock out its owner, for up to 15 minutes at a time, but
 * not from an address that the owner logged in from during the last 30 days: such an address has a
 * streak of its own, which failures from other addresses do not count in.
 */
@ApplicationScoped
class LoginThrottle {
  private final FailedLogins failures;

  LoginThrottle(FailedLogins failures) {
    this.failures = failures;
  }

  /**
   * Checks whether an attempt is allowed.
   *
   * @throws Problem 429 {@code too_many_requests}
   */
  void admit(Attempt attempt) {
    Instant now = Times.now();
    refuseDuring(Transactions.call(() -> pause(attempt, now, LockModeType.NONE)));
  }

  /**
   * Records a wrong password.
   *
   * @throws Problem 429 {@code too_many_requests} when the limit has been reached meanwhile
   */
  void recordFailure(Attempt attempt) {
    refuseDuring(
        Transactions.call(
            () -> {
              AddressWindow window = failures.lockWindow(attempt, Times.now());
              LoginStreak streak = failures.lockStreak(attempt, Times.now());
              Instant now = Times.now(); // after waiting for the locks
              Duration pause = longer(window.pause(now), streak.pause(now));
              if (pause.isZero()) {
                window.fail(now);
                streak.fail(now);
              }
              return pause;
            }));
  }

  /**
   * Records a right password.
   *
   * @throws Problem 429 {@code too_many_requests} when the limit has been reached meanwhile
   */
  void recordSuccess(Attempt attempt) {
    refuseDuring(
        Transactions.call(
            () -> {
              Duration pause = pause(attempt, Times.now(), LockModeType.PESSIMISTIC_WRITE);
              if (pause.isZero()) {
                failures.recordSuccess(attempt, Times.now());
              }
              return pause;
            }));
  }

  private Duration pause(Attempt attempt, Instant now, LockModeType lock) {
    Duration addressPause =
        failures.window(attempt, lock).map(window -> window.pause(now)).orElse(Duration.ZERO);
    Duration accountPause =
        failures.streak(attempt, lock).map(streak -> streak.pause(now)).orElse(Duration.ZERO);
    return longer(addressPause, accountPause);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static void refuseDuring(Duration pause) {
    if (!pause.isZero()) {
      long seconds =
          pause
              .plusMillis(999)
              .toSeconds(); // rounded up, so that a client does not retry too early
      throw new Problem(429, "too_many_requests", "Too many failed attempts. Try again later.")
          .header("Retry-After", Long.toString(seconds));
    }
  }
}

package com.shop.user.throttle;

import com.shop.platform.Times;
import com.shop.platform.persistence.Transactions;
import com.shop.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;

/**
 * Bounds how many passwords can be tried, for an account and from a client address. All replicas
 * count in the database.
 *
 * <p>A password takes long to check, so that many attempts can be under way when one of them is
 * counted as the last free failure. Therefore an attempt's outcome stands only once it is recorded
 * under the lock of the rows that it counts in: whichever comes after that last failure is refused
 * by then, right or wrong, and has told nothing.
 *
 * <p>Whoever keeps failing for an account keeps its owner out as well, for up to 15 minutes at a
 * time, but only where the owner has not logged in from before: an address with a success of the
 * last 30 days has a streak of its own, which failures from elsewhere do not add to.
 */
@ApplicationScoped
class LoginThrottle {
  private final FailedLogins failed;

  LoginThrottle(FailedLogins failed) {
    this.failed = failed;
  }

  /**
   * Looks whether a password may be checked at all.
   *
   * @throws Problem 429 {@code too_many_requests}
   */
  void admit(Attempt attempt) {
    Instant now = Times.now();
    refuseFor(Transactions.call(() -> pause(attempt, now, LockModeType.NONE)));
  }

  /**
   * Records that the password was wrong.
   *
   * @throws Problem 429 {@code too_many_requests} when it came too late to count
   */
  void failed(Attempt attempt) {
    refuseFor(
        Transactions.call(
            () -> {
              AddressWindow window = failed.lockedWindow(attempt, Times.now());
              LoginStreak streak = failed.lockedStreak(attempt, Times.now());
              Instant now = Times.now(); // after the locks: it may have waited for them
              Duration pause = longer(window.pause(now), streak.pause(now));
              if (pause.isZero()) {
                window.fail(now);
                streak.fail(now);
              }
              return pause;
            }));
  }

  /**
   * Records that the password was right.
   *
   * @throws Problem 429 {@code too_many_requests} when it came too late
   */
  void succeeded(Attempt attempt) {
    refuseFor(
        Transactions.call(
            () -> {
              Duration pause = pause(attempt, Times.now(), LockModeType.PESSIMISTIC_WRITE);
              if (pause.isZero()) {
                failed.succeed(attempt, Times.now());
              }
              return pause;
            }));
  }

  private Duration pause(Attempt attempt, Instant now, LockModeType lock) {
    Duration ofAddress =
        failed.window(attempt, lock).map(window -> window.pause(now)).orElse(Duration.ZERO);
    Duration ofAccount =
        failed.streak(attempt, lock).map(streak -> streak.pause(now)).orElse(Duration.ZERO);
    return longer(ofAddress, ofAccount);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static void refuseFor(Duration pause) {
    if (!pause.isZero()) {
      long seconds = pause.plusMillis(999).toSeconds(); // rounded up, or a client comes too early
      throw new Problem(429, "too_many_requests", "Too many failed attempts. Come again later.")
          .header("Retry-After", Long.toString(seconds));
    }
  }
}

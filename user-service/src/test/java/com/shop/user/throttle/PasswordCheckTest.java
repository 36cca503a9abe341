package com.shop.user.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.shop.platform.Race;
import com.shop.platform.problem.Problem;
import com.shop.user.password.Passwords;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PasswordCheckTest {
  /** Not a hash, so that checking a password against it throws. */
  private static final Optional<String> INVALID_HASH = Optional.of("not a hash");

  @Inject Passwords passwords;
  @Inject LoginThrottle throttle;
  @Inject PasswordCheck check;
  @Inject MeterRegistry metrics;

  private final Attempt attempt =
      Attempt.login(UUID.randomUUID() + "@example.org", TestAddresses.next());

  @Test
  void eachResultCounts() {
    double matches = results("MATCH");
    double mismatches = results("MISMATCH");
    double throttled = results("TOO_MANY_REQUESTS");

    check.matches(attempt, "right password", Optional.of(passwords.hash("right password")));
    for (int i = 0; i < 5; i++) {
      check.matches(attempt, "wrong password", Optional.empty());
    }
    assertThrottled(check);

    assertEquals(matches + 1, results("MATCH"));
    assertEquals(mismatches + 5, results("MISMATCH"));
    assertEquals(throttled + 1, results("TOO_MANY_REQUESTS"));
  }

  private double results(String result) {
    Counter counter = metrics.find("shop.password.checks").tag("result", result).counter();
    return counter == null ? 0 : counter.count();
  }

  @Test
  void noPasswordIsCheckedDuringAPause() {
    for (int i = 0; i < 5; i++) {
      throttle.recordFailure(attempt);
    }

    assertThrottled(check);
  }

  @Test
  void aPauseThatBeginsWhileWaitingApplies() {
    LoginThrottle throttleOnSecondCall =
        new LoginThrottle(null) {
          private int calls;

          @Override
          void admit(Attempt attempt) {
            if (++calls == 2) {
              throw new Problem(429, "too_many_requests", "");
            }
          }
        };

    assertThrottled(new PasswordCheck(throttleOnSecondCall, passwords, new SimpleMeterRegistry()));
  }

  /** From several addresses, since failures from one address would lock the same row. */
  @Test
  void concurrentFailuresAreAllCounted() {
    for (int round = 0; round < 10; round++) {
      String email = UUID.randomUUID() + "@example.org";
      throttle.recordFailure(Attempt.login(email, TestAddresses.next()));
      Race.of(
          4,
          i -> {
            throttle.recordFailure(Attempt.login(email, TestAddresses.next()));
            return true;
          });

      Attempt next = Attempt.login(email, TestAddresses.next());
      assertThrows(Problem.class, () -> throttle.admit(next));
    }
  }

  @Test
  void aRightPasswordIsRejectedDuringAPause() {
    for (int i = 0; i < 5; i++) {
      throttle.recordFailure(attempt);
    }

    assertEquals(429, assertThrows(Problem.class, () -> throttle.recordSuccess(attempt)).status());
    assertThrows(Problem.class, () -> throttle.admit(attempt));
  }

  private void assertThrottled(PasswordCheck guarded) {
    Problem problem =
        assertThrows(Problem.class, () -> guarded.matches(attempt, "12345678", INVALID_HASH));
    assertEquals(429, problem.status());
  }
}

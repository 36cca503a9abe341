package com.shop.user.throttle;

import com.shop.platform.problem.Problem;
import com.shop.user.password.Passwords;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;

/** Checks passwords, within the limits of {@link LoginThrottle}. */
@ApplicationScoped
public class PasswordCheck {
  private final LoginThrottle throttle;
  private final Passwords passwords;
  private final MeterProvider<Counter> results;

  PasswordCheck(LoginThrottle throttle, Passwords passwords, MeterRegistry metrics) {
    this.throttle = throttle;
    this.passwords = passwords;
    this.results =
        Counter.builder("shop.password.checks")
            .description("Passwords of logins and password changes, by the result of the check")
            .withRegistry(metrics);
  }

  /**
   * Whether the password matches the hash. A throttled attempt is not hashed. The throttle is
   * checked before queueing for a hash, so that a flood of throttled attempts cannot fill the
   * queue, and again afterwards, since other attempts may have failed meanwhile.
   *
   * @param hash empty for an unknown account, which gives the same result in the same time as a
   *     wrong password
   * @throws Problem 429 {@code too_many_requests}
   */
  public boolean matches(Attempt attempt, String password, Optional<String> hash) {
    try {
      boolean matches = checked(attempt, password, hash);
      count(matches ? "MATCH" : "MISMATCH");
      return matches;
    } catch (Problem e) {
      count(e.code().toUpperCase(Locale.ROOT));
      throw e;
    }
  }

  private boolean checked(Attempt attempt, String password, Optional<String> hash) {
    throttle.admit(attempt);
    boolean matches =
        passwords.matches(
            password,
            () -> {
              throttle.admit(attempt);
              return hash;
            });
    if (matches) {
      throttle.recordSuccess(attempt);
    } else {
      throttle.recordFailure(attempt);
    }
    return matches;
  }

  private void count(String result) {
    results.withTag("result", result).increment();
  }
}

package com.shop.user.throttle;

import com.shop.platform.problem.Problem;
import com.shop.user.password.Passwords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Checks passwords, within the limits of {@link LoginThrottle}. */
@ApplicationScoped
public class PasswordCheck {
  private final LoginThrottle throttle;
  private final Passwords passwords;

  PasswordCheck(LoginThrottle throttle, Passwords passwords) {
    this.throttle = throttle;
    this.passwords = passwords;
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
}

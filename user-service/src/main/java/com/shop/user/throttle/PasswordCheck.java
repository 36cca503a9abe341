package com.shop.user.throttle;

import com.shop.platform.problem.Problem;
import com.shop.user.password.Passwords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Checks passwords, but only so many. */
@ApplicationScoped
public class PasswordCheck {
  private final LoginThrottle throttle;
  private final Passwords passwords;

  PasswordCheck(LoginThrottle throttle, Passwords passwords) {
    this.throttle = throttle;
    this.passwords = passwords;
  }

  /**
   * Whether the password is the one of the hash. While there are too many failures nothing is
   * hashed: that is looked up before the wait for a turn, so that a flood of refused attempts takes
   * none, and again when it is one's turn, as others have failed meanwhile.
   *
   * @param hash empty for nobody's, which ends alike, in answer and in time
   * @throws Problem 429 {@code too_many_requests}
   */
  public boolean matches(Attempt attempt, String password, Optional<String> hash) {
    throttle.admit(attempt);
    boolean right =
        passwords.matches(
            password,
            () -> {
              throttle.admit(attempt);
              return hash;
            });
    if (right) {
      throttle.succeeded(attempt);
    } else {
      throttle.failed(attempt);
    }
    return right;
  }
}

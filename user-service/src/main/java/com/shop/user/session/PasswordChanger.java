package com.shop.user.session;

import com.shop.platform.persistence.Transactions;
import com.shop.platform.problem.Problem;
import com.shop.user.account.Account;
import com.shop.user.account.AccountRepository;
import com.shop.user.password.Passwords;
import com.shop.user.throttle.Attempt;
import com.shop.user.throttle.PasswordCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Changes passwords, and ends all logins made with the old one. */
@ApplicationScoped
class PasswordChanger {
  private final AccountRepository accounts;
  private final PasswordCheck check;
  private final Passwords passwords;
  private final RefreshTokens refreshTokens;

  PasswordChanger(
      AccountRepository accounts,
      PasswordCheck check,
      Passwords passwords,
      RefreshTokens refreshTokens) {
    this.accounts = accounts;
    this.check = check;
    this.passwords = passwords;
    this.refreshTokens = refreshTokens;
  }

  /**
   * Changes the password. Issued access tokens remain valid until they expire.
   *
   * @param address the client address
   * @throws Problem 422 {@code wrong_password}, 429 {@code too_many_requests}
   */
  void change(UUID accountId, PasswordChange change, String address) {
    Account account = Transactions.call(() -> accounts.own(accountId));
    boolean matches =
        check.matches(
            Attempt.passwordChange(accountId, address),
            change.currentPassword(),
            Optional.of(account.passwordHash()));
    if (!matches || !replace(account, passwords.hash(change.newPassword()))) {
      throw new Problem(422, "wrong_password", "The current password is incorrect.");
    }
  }

  /** Succeeds only if the password is still the checked one: of two concurrent changes one wins. */
  private boolean replace(Account checked, String hash) {
    return Transactions.call(
        () -> {
          boolean done = accounts.replacePassword(checked, hash);
          if (done) {
            refreshTokens.revokeAllOf(checked.id());
          }
          return done;
        });
  }
}

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

/** Gives an account another password, and ends whatever was begun with the old one. */
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
   * Changes the password. Access tokens that are out stay good for the rest of their minutes.
   *
   * @param address the client's
   * @throws Problem 422 {@code wrong_password}, 429 {@code too_many_requests}
   */
  void change(UUID accountId, PasswordChange change, String address) {
    Account account = Transactions.call(() -> accounts.own(accountId));
    boolean right =
        check.matches(
            Attempt.passwordChange(accountId, address),
            change.currentPassword(),
            Optional.of(account.passwordHash()));
    if (!right || !replaced(account, passwords.hash(change.newPassword()))) {
      throw new Problem(422, "wrong_password", "This is not your current password.");
    }
  }

  /** On condition that the password is still the one that was checked: of two changes one wins. */
  private boolean replaced(Account checked, String hash) {
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

package com.shop.user.session;

import com.shop.platform.persistence.Transactions;
import com.shop.platform.problem.Problem;
import com.shop.user.account.Account;
import com.shop.user.account.AccountRepository;
import com.shop.user.account.EmailAddress;
import com.shop.user.throttle.Attempt;
import com.shop.user.throttle.PasswordCheck;
import com.shop.user.token.AccessTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Logging in, staying logged in, logging out. */
@ApplicationScoped
class Sessions {
  private final AccountRepository accounts;
  private final PasswordCheck check;
  private final AccessTokens accessTokens;
  private final RefreshTokens refreshTokens;

  Sessions(
      AccountRepository accounts,
      PasswordCheck check,
      AccessTokens accessTokens,
      RefreshTokens refreshTokens) {
    this.accounts = accounts;
    this.check = check;
    this.accessTokens = accessTokens;
    this.refreshTokens = refreshTokens;
  }

  /**
   * Logs in. No account and a wrong password end alike, in answer and in time.
   *
   * @param address the client's
   * @throws Problem 401 {@code invalid_credentials}, 429 {@code too_many_requests}
   */
  Tokens open(Credentials credentials, String address) {
    Optional<Account> account =
        EmailAddress.parse(credentials.email())
            .flatMap(email -> Transactions.call(() -> accounts.byEmail(email)));
    boolean right =
        check.matches(
            Attempt.login(credentials.email(), address),
            credentials.password(),
            account.map(Account::passwordHash));
    return account
        .filter(owner -> right)
        .flatMap(refreshTokens::begin)
        .map(this::tokens)
        .orElseThrow(() -> refused("Email address and password do not match."));
  }

  /**
   * Exchanges a refresh token for new tokens, with the roles that the account has now.
   *
   * @throws Problem 401 {@code invalid_credentials}
   */
  Tokens renew(RefreshSecret presented) {
    return refreshTokens
        .exchange(presented)
        .map(this::tokens)
        .orElseThrow(() -> refused("The refresh token is not valid, or no longer."));
  }

  void close(RefreshSecret presented) {
    refreshTokens.revoke(presented);
  }

  private Tokens tokens(RefreshTokens.Renewal renewal) {
    Account account = renewal.account();
    return new Tokens(
        accessTokens.issue(account.id().toString(), account.roles()),
        "Bearer",
        AccessTokens.LIFETIME.toSeconds(),
        renewal.next().value());
  }

  private static Problem refused(String detail) {
    return new Problem(401, "invalid_credentials", detail).header("WWW-Authenticate", "Bearer");
  }
}

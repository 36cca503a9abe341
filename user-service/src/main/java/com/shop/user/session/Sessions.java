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

/** Logs users in and out and refreshes their tokens. */
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
   * Logs in. An unknown account and a wrong password give the same result in the same time.
   *
   * @param address the client address
   * @throws Problem 401 {@code invalid_credentials}, 429 {@code too_many_requests}
   */
  Tokens logIn(Credentials credentials, String address) {
    Optional<Account> account =
        EmailAddress.parse(credentials.email())
            .flatMap(email -> Transactions.call(() -> accounts.byEmail(email)));
    boolean matches =
        check.matches(
            Attempt.login(credentials.email(), address),
            credentials.password(),
            account.map(Account::passwordHash));
    return account
        .filter(owner -> matches)
        .flatMap(refreshTokens::create)
        .map(this::tokens)
        .orElseThrow(() -> invalidCredentials("Email address or password is incorrect."));
  }

  /**
   * Exchanges a refresh token for new tokens, with the roles that the account has now.
   *
   * @return empty when the token is unknown, spent, expired or revoked
   */
  Optional<Tokens> refresh(RefreshSecret presented) {
    return refreshTokens.exchange(presented).map(this::tokens);
  }

  void logOut(RefreshSecret presented) {
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

  /** The problem of a login or a refresh that fails. */
  static Problem invalidCredentials(String detail) {
    return new Problem(401, "invalid_credentials", detail).header("WWW-Authenticate", "Bearer");
  }
}

package com.shop.user.session;

import com.shop.platform.persistence.Tx;
import com.shop.platform.problem.Problem;
import com.shop.user.account.Account;
import com.shop.user.account.Accounts;
import com.shop.user.account.EmailAddress;
import com.shop.user.password.Passwords;
import com.shop.user.token.AccessTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Logging in, staying logged in, logging out. */
@ApplicationScoped
class Sessions {
  private final Accounts accounts;
  private final Passwords passwords;
  private final AccessTokens accessTokens;
  private final RefreshTokens refreshTokens;

  Sessions(
      Accounts accounts,
      Passwords passwords,
      AccessTokens accessTokens,
      RefreshTokens refreshTokens) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.accessTokens = accessTokens;
    this.refreshTokens = refreshTokens;
  }

  /**
   * Logs in. No account and a wrong password end alike, in answer and in time.
   *
   * @throws Problem 401 {@code invalid_credentials}
   */
  Tokens open(Credentials credentials) {
    Optional<Account> account =
        EmailAddress.parse(credentials.email())
            .flatMap(email -> Tx.call(() -> accounts.byEmail(email)));
    if (!passwords.matches(credentials.password(), account.map(Account::passwordHash))) {
      throw refused("Email address and password do not match.");
    }
    Account owner = account.orElseThrow();
    return tokens(owner, refreshTokens.begin(owner.id()));
  }

  /**
   * Exchanges a refresh token for new tokens, with the roles that the account has now.
   *
   * @throws Problem 401 {@code invalid_credentials}
   */
  Tokens renew(RefreshSecret presented) {
    RefreshTokens.Renewal renewal =
        refreshTokens
            .exchange(presented)
            .orElseThrow(() -> refused("The refresh token is not valid, or no longer."));
    return tokens(renewal.account(), renewal.next());
  }

  void close(RefreshSecret presented) {
    refreshTokens.revoke(presented);
  }

  private Tokens tokens(Account account, RefreshSecret refresh) {
    return new Tokens(
        accessTokens.issue(account.id().toString(), account.roles()),
        "Bearer",
        AccessTokens.LIFETIME.toSeconds(),
        refresh.value());
  }

  private static Problem refused(String detail) {
    return new Problem(401, "invalid_credentials", detail).header("WWW-Authenticate", "Bearer");
  }
}

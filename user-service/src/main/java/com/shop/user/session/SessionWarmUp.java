package com.shop.user.session;

import com.shop.platform.persistence.Transactions;
import com.shop.platform.warmup.Loopback;
import com.shop.platform.warmup.WarmUpTask;
import com.shop.user.account.AccountRepository;
import com.shop.user.account.EmailAddress;
import com.shop.user.token.AccessTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Looks up an account and refresh token that do not exist, and signs a token that expires unused.
 * Passwords are hashed at start anyway.
 */
@ApplicationScoped
class SessionWarmUp implements WarmUpTask {
  private final Loopback loopback;
  private final AccountRepository accounts;
  private final RefreshTokens refreshTokens;
  private final AccessTokens accessTokens;

  SessionWarmUp(
      Loopback loopback,
      AccountRepository accounts,
      RefreshTokens refreshTokens,
      AccessTokens accessTokens) {
    this.loopback = loopback;
    this.accounts = accounts;
    this.refreshTokens = refreshTokens;
    this.accessTokens = accessTokens;
  }

  @Override
  public void run() throws Exception {
    loopback.get("/user/me");
    loopback.get("/user/jwks");
    // Lacks the credentials, so it is invalid and does not count as a failed login.
    loopback.post("/user/login", "{}");
    Transactions.call(() -> accounts.byEmail(new EmailAddress("warm-up@shop.invalid")));
    refreshTokens.exchange(RefreshSecret.random());
    accessTokens.issue("warm-up", Set.of());
  }
}

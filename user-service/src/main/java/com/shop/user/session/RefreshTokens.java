package com.shop.user.session;

import com.shop.platform.Times;
import com.shop.platform.persistence.Transactions;
import com.shop.user.account.Account;
import com.shop.user.account.AccountRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Refresh tokens with rotation (RFC 9700, section 4.14.2): each can be exchanged once for the next
 * one. A token that is used twice has been stolen, so its whole family is revoked. Every operation
 * locks the family's row first: two uses of one token, on any replicas, run one after the other,
 * and the second finds the token spent.
 */
@ApplicationScoped
class RefreshTokens {
  private static final Logger LOG = Logger.getLogger(RefreshTokens.class);

  /**
   * The result of a login or a refresh.
   *
   * @param account its current state
   * @param next the new refresh token
   */
  record Renewal(Account account, RefreshSecret next) {}

  private final EntityManager db;
  private final AccountRepository accounts;
  private final Duration lifetime;

  RefreshTokens(
      EntityManager db,
      AccountRepository accounts,
      @ConfigProperty(name = "shop.refresh-token.lifetime") Duration lifetime) {
    this.db = db;
    this.accounts = accounts;
    this.lifetime = lifetime;
  }

  /**
   * Creates the token family of a new login. The account's row is locked against a concurrent
   * change of the password: either the change has committed, and this login fails, or it waits and
   * then revokes this family.
   *
   * @param checked the account as it was when its password was checked
   * @return empty when the password has changed since
   */
  Optional<Renewal> create(Account checked) {
    return Transactions.call(
        () ->
            accounts
                .findByIdOptional(checked.id(), LockModeType.PESSIMISTIC_READ)
                .filter(account -> account.passwordHash().equals(checked.passwordHash()))
                .map(this::newFamily));
  }

  /**
   * Exchanges a token for the next one. A reuse gives an empty result and not an exception, since
   * the revocation must commit.
   *
   * @return empty when the token is unknown, spent, expired or revoked
   */
  Optional<Renewal> exchange(RefreshSecret presented) {
    return Transactions.call(
        () ->
            lockFamily(presented)
                .flatMap(family -> lockToken(presented).flatMap(token -> exchange(token, family))));
  }

  /** Revokes the token's family, if there is one. */
  void revoke(RefreshSecret presented) {
    Transactions.run(() -> lockFamily(presented).ifPresent(family -> family.revoke(Times.now())));
  }

  /**
   * Revokes all families of an account, inside the caller's transaction. This also covers a
   * concurrent refresh, which holds its family's lock: it commits before and its family is revoked,
   * or it comes after and finds the family revoked.
   */
  void revokeAllOf(UUID accountId) {
    db.createQuery(
            """
            UPDATE TokenFamily f SET f.revokedAt = :now
            WHERE f.accountId = :account AND f.revokedAt IS NULL""")
        .setParameter("now", Times.now())
        .setParameter("account", accountId)
        .executeUpdate();
  }

  private Renewal newFamily(Account account) {
    Instant expiry = Times.now().plus(lifetime);
    TokenFamily family = new TokenFamily(account.id(), expiry);
    db.persist(family);
    return new Renewal(account, issue(family, expiry));
  }

  private Optional<Renewal> exchange(RefreshToken token, TokenFamily family) {
    Instant now = Times.now();
    if (token.isSpent()) {
      LOG.warnf(
          "Refresh token reused, token family revoked: family %s, account %s",
          family.id(), family.accountId());
      family.revoke(now);
      return Optional.empty();
    }
    if (family.isRevoked() || token.isExpired(now)) {
      return Optional.empty();
    }
    token.spend(now);
    Instant expiry = now.plus(lifetime);
    family.prolong(expiry);
    return Optional.of(new Renewal(accounts.findById(family.accountId()), issue(family, expiry)));
  }

  private RefreshSecret issue(TokenFamily family, Instant expiry) {
    RefreshSecret secret = RefreshSecret.random();
    db.persist(new RefreshToken(secret, family.id(), expiry));
    return secret;
  }

  /** Locks the token's family. A locking read sees committed rows at any isolation level. */
  private Optional<TokenFamily> lockFamily(RefreshSecret presented) {
    return db.createQuery(
            """
            SELECT f FROM TokenFamily f
            WHERE f.id = (SELECT t.familyId FROM RefreshToken t WHERE t.hash = :hash)""",
            TokenFamily.class)
        .setParameter("hash", presented.hash())
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  private Optional<RefreshToken> lockToken(RefreshSecret presented) {
    return db.createQuery("SELECT t FROM RefreshToken t WHERE t.hash = :hash", RefreshToken.class)
        .setParameter("hash", presented.hash())
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }
}

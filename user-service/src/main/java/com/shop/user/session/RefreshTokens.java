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
 * Refresh tokens with rotation (RFC 9700, section 4.14.2): each is exchanged for the next one, and
 * one that comes back a second time has been stolen, from the client or by it, so that its whole
 * family ends. Whoever touches a family locks its row first; two uses of one token, on whichever
 * replicas, therefore come one after the other, and the second finds it spent.
 */
@ApplicationScoped
class RefreshTokens {
  private static final Logger LOG = Logger.getLogger(RefreshTokens.class);

  /**
   * What a login or a token was exchanged for.
   *
   * @param account whose it is, as it now stands
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
   * Begins a family: somebody has logged in. The account's row is locked against a change of the
   * password, which either has happened, and then the login is void, or finds this family to end.
   *
   * @param checked the account with the password that was right
   * @return empty when that is no longer its password
   */
  Optional<Renewal> begin(Account checked) {
    return Transactions.call(
        () ->
            accounts
                .findByIdOptional(checked.id(), LockModeType.PESSIMISTIC_READ)
                .filter(account -> account.passwordHash().equals(checked.passwordHash()))
                .map(this::begun));
  }

  /**
   * Exchanges a token for the next one. The revocation after a reuse is an outcome, not an
   * exception: it has to commit.
   *
   * @return empty when the token is unknown, spent, expired or revoked
   */
  Optional<Renewal> exchange(RefreshSecret presented) {
    return Transactions.call(
        () ->
            lockedFamily(presented)
                .flatMap(
                    family -> lockedToken(presented).flatMap(token -> exchange(token, family))));
  }

  /** Ends the token's family; nothing happens when there is none. */
  void revoke(RefreshSecret presented) {
    Transactions.run(() -> lockedFamily(presented).ifPresent(family -> family.revoke(Times.now())));
  }

  /**
   * Ends all families of an account, inside the caller's transaction. A refresh under way holds its
   * family's lock: its new token is in a family that then ends, or it finds the family ended.
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

  private Renewal begun(Account account) {
    Instant expiry = Times.now().plus(lifetime);
    TokenFamily family = new TokenFamily(account.id(), expiry);
    db.persist(family);
    return new Renewal(account, issue(family, expiry));
  }

  private Optional<Renewal> exchange(RefreshToken token, TokenFamily family) {
    Instant now = Times.now();
    if (token.isSpent()) {
      LOG.warnf(
          "A spent refresh token came back: family %s of account %s is revoked",
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

  /** Locks by way of the token; a locking read sees what is committed, at any isolation level. */
  private Optional<TokenFamily> lockedFamily(RefreshSecret presented) {
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

  private Optional<RefreshToken> lockedToken(RefreshSecret presented) {
    return db.createQuery("SELECT t FROM RefreshToken t WHERE t.hash = :hash", RefreshToken.class)
        .setParameter("hash", presented.hash())
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }
}

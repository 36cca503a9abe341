package com.shop.user.session;

import com.shop.platform.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** One login and all refresh tokens that followed from it. Its row lock is the lock of them all. */
@Entity
class TokenFamily {
  @Id private UUID id;

  @Column(updatable = false)
  private UUID accountId;

  private Instant expiresAt;

  private Instant revokedAt;

  /** For Hibernate. */
  protected TokenFamily() {}

  TokenFamily(UUID accountId, Instant expiresAt) {
    this.id = Ids.next();
    this.accountId = accountId;
    this.expiresAt = expiresAt;
  }

  void revoke(Instant now) {
    if (revokedAt == null) {
      revokedAt = now;
    }
  }

  boolean isRevoked() {
    return revokedAt != null;
  }

  /** Another token keeps the login alive for longer. */
  void prolong(Instant until) {
    expiresAt = until;
  }

  UUID id() {
    return id;
  }

  UUID accountId() {
    return accountId;
  }
}

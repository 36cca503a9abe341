package com.shop.user.session;

import com.shop.platform.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** One login with all its refresh tokens. The lock of its row protects them all. */
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

  /** Extends the login when a new token is issued. */
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

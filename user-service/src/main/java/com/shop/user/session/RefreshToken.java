package com.shop.user.session;

import com.shop.platform.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A refresh token as stored: its hash, its expiry, and whether it has been used. */
@Entity
class RefreshToken {
  @Id private UUID id;

  @Column(updatable = false)
  private byte[] hash;

  @Column(updatable = false)
  private UUID familyId;

  @Column(updatable = false)
  private Instant expiresAt;

  private Instant spentAt;

  /** For Hibernate. */
  protected RefreshToken() {}

  RefreshToken(RefreshSecret secret, UUID familyId, Instant expiresAt) {
    this.id = Ids.next();
    this.hash = secret.hash();
    this.familyId = familyId;
    this.expiresAt = expiresAt;
  }

  void spend(Instant now) {
    spentAt = now;
  }

  boolean isSpent() {
    return spentAt != null;
  }

  boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}

package com.shop.user.session;

import com.shop.platform.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A refresh token as the database knows it: good for one refresh, until it expires. */
@Entity
@Table(name = "refresh_token")
class RefreshToken {
  @Id private UUID id;

  @Column(updatable = false)
  private byte[] hash;

  @Column(name = "family_id", updatable = false)
  private UUID familyId;

  @Column(name = "expires_at", updatable = false)
  private Instant expiresAt;

  @Column(name = "spent_at")
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

package com.shop.user.session;

import com.shop.platform.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The text of a refresh token. Only its hash is stored. A plain SHA-256 is enough: unlike a
 * password, 256 random bits cannot be guessed.
 */
record RefreshSecret(String value) {
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  static RefreshSecret random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new RefreshSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  byte[] hash() {
    return Sha256.of(value);
  }

  /** Leaves the token out of logs. */
  @Override
  public String toString() {
    return "RefreshSecret[]";
  }
}

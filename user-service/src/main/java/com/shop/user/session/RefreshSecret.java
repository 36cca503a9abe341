package com.shop.user.session;

import com.shop.platform.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The text of a refresh token, known to its client only; the database has its hash. With 256 random
 * bits a plain SHA-256 is enough: there is nothing to guess, unlike a password.
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

  /** Without the token, which is to be in no log. */
  @Override
  public String toString() {
    return "RefreshSecret[]";
  }
}

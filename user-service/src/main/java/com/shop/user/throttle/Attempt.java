package com.shop.user.throttle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.UUID;

/**
 * Somebody tries a password.
 *
 * @param subject whose, in one spelling, be there such an account or not
 * @param address the client address that it comes from
 */
public record Attempt(String subject, String address) {

  /**
   * @param email as it was typed
   */
  public static Attempt login(String email, String address) {
    return new Attempt("login " + email.toLowerCase(Locale.ROOT), address);
  }

  /** Whoever has stolen an access token is not to guess the password with it. */
  public static Attempt passwordChange(UUID account, String address) {
    return new Attempt("password " + account, address);
  }

  /** What is counted for the account, wherever attempts come from. */
  byte[] anywhere() {
    return sha256(subject);
  }

  /** What is counted for the account and this address alone, once it is known for it. */
  byte[] fromHere() {
    return sha256(subject + " from " + address);
  }

  /** What is counted for the address, whatever is tried from it. */
  byte[] source() {
    return sha256(address);
  }

  /** Without what was typed, which is to be in no log. */
  @Override
  public String toString() {
    return "Attempt[address=" + address + "]";
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

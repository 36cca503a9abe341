package com.shop.user.throttle;

import com.shop.platform.Sha256;
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
    return Sha256.of(subject);
  }

  /** What is counted for the account and this address alone, once it is known for it. */
  byte[] fromHere() {
    return Sha256.of(subject + " from " + address);
  }

  /** What is counted for the address, whatever is tried from it. */
  byte[] source() {
    return Sha256.of(address);
  }

  /** Without what was typed, which is to be in no log. */
  @Override
  public String toString() {
    return "Attempt[address=" + address + "]";
  }
}

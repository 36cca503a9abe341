package com.shop.user.throttle;

import com.shop.platform.Sha256;
import java.util.Locale;
import java.util.UUID;

/**
 * An attempt to authenticate with a password.
 *
 * @param subject whose password is tried, in a normalized form, whether the account exists or not
 * @param address the client address
 */
public record Attempt(String subject, String address) {

  /**
   * @param email as entered
   */
  public static Attempt login(String email, String address) {
    return new Attempt("login " + email.toLowerCase(Locale.ROOT), address);
  }

  /** Throttled too, so that a stolen access token does not allow guessing the password. */
  public static Attempt passwordChange(UUID account, String address) {
    return new Attempt("password " + account, address);
  }

  /** The id of the streak that all unknown addresses share for the account. */
  byte[] accountId() {
    return Sha256.of(subject);
  }

  /** The id of the streak of the account and this address, once the address is known. */
  byte[] knownAddressId() {
    return Sha256.of(subject + " from " + address);
  }

  /** The id of the client address's window. */
  byte[] addressId() {
    return Sha256.of(address);
  }

  /** Leaves the entered text out of logs. */
  @Override
  public String toString() {
    return "Attempt[address=" + address + "]";
  }
}

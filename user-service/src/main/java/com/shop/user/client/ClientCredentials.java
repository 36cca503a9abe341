package com.shop.user.client;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/** A client's id and secret from an HTTP Basic header (RFC 7617, encoded as RFC 6749 demands). */
record ClientCredentials(String id, String secret) {
  private static final String SCHEME = "Basic ";

  /**
   * @param header the Authorization header; null if there is none
   * @return empty when it is not a valid HTTP Basic header
   */
  static Optional<ClientCredentials> parse(String header) {
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      byte[] pair = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
      String[] parts = new String(pair, StandardCharsets.UTF_8).split(":", 2);
      return parts.length == 2
          ? Optional.of(new ClientCredentials(decoded(parts[0]), decoded(parts[1])))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // not Base64 or not form-encoded
    }
  }

  /** Compares in constant time. */
  boolean hasSecret(String expected) {
    return MessageDigest.isEqual(
        secret.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }

  /** Leaves the secret out of logs. */
  @Override
  public String toString() {
    return "ClientCredentials[id=" + id + "]";
  }

  /** RFC 6749, section 2.3.1: id and secret are form-encoded before they are joined. */
  private static String decoded(String half) {
    return URLDecoder.decode(half, StandardCharsets.UTF_8);
  }
}

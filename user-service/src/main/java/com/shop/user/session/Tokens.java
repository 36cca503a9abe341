package com.shop.user.session;

import jakarta.annotation.Nullable;

/**
 * The response to a login or a refresh, with the names of RFC 6749.
 *
 * @param expiresIn the lifetime of the access token, in seconds
 * @param refreshToken absent if a cookie contains it
 */
record Tokens(String accessToken, String tokenType, long expiresIn, @Nullable String refreshToken) {

  Tokens withoutRefreshToken() {
    return new Tokens(accessToken, tokenType, expiresIn, null);
  }

  /** Leaves the tokens out of logs. */
  @Override
  public String toString() {
    return "Tokens[expiresIn=" + expiresIn + "]";
  }
}

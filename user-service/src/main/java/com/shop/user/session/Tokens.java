package com.shop.user.session;

/**
 * The response to a login or a refresh, with the names of RFC 6749.
 *
 * @param expiresIn the lifetime of the access token, in seconds
 */
record Tokens(String accessToken, String tokenType, long expiresIn, String refreshToken) {

  /** Leaves the tokens out of logs. */
  @Override
  public String toString() {
    return "Tokens[expiresIn=" + expiresIn + "]";
  }
}

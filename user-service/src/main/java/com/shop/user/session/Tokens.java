package com.shop.user.session;

/**
 * What a login gives, in the words of RFC 6749.
 *
 * @param expiresIn of the access token, in seconds
 */
record Tokens(String accessToken, String tokenType, long expiresIn, String refreshToken) {

  /** Without the tokens, which are to be in no log. */
  @Override
  public String toString() {
    return "Tokens[expiresIn=" + expiresIn + "]";
  }
}

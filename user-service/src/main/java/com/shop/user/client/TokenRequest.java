package com.shop.user.client;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A client's request for a token (RFC 6749, section 4.4.2). */
record TokenRequest(String grantType) {
  private static final String GRANT_TYPE = "grant_type";

  /**
   * Reads the form. Unknown parameters and parameters without a value are ignored (RFC 6749,
   * section 3.2).
   *
   * @throws OAuthException {@code invalid_request} when the grant type is missing or repeated
   */
  static TokenRequest parse(String form) {
    List<String> grantTypes;
    try {
      grantTypes =
          Arrays.stream(form.split("&"))
              .map(parameter -> parameter.split("=", 2))
              .filter(pair -> pair.length == 2 && GRANT_TYPE.equals(decoded(pair[0])))
              .map(pair -> decoded(pair[1]))
              .filter(value -> !value.isEmpty())
              .toList();
    } catch (IllegalArgumentException e) {
      throw OAuthException.invalidRequest("The body is not a valid form.");
    }
    if (grantTypes.size() != 1) {
      throw OAuthException.invalidRequest("The parameter grant_type is required exactly once.");
    }
    return new TokenRequest(grantTypes.get(0));
  }

  /**
   * @throws OAuthException {@code unsupported_grant_type}
   */
  void requireClientCredentials() {
    if (!"client_credentials".equals(grantType)) {
      throw OAuthException.unsupportedGrantType();
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}

package com.shop.user.client;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The form that a client asks for a token with; RFC 6749, section 4.4.2. */
record TokenRequest(String grantType) {
  private static final String GRANT_TYPE = "grant_type";

  /**
   * Reads the form. Other parameters are ignored, and one without a value is as good as none (RFC
   * 6749, section 3.2).
   *
   * @throws OAuthRefusal {@code invalid_request} when the grant type is missing or there twice
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
      throw OAuthRefusal.invalidRequest("The body is no form.");
    }
    if (grantTypes.size() != 1) {
      throw OAuthRefusal.invalidRequest("The parameter grant_type is needed, once.");
    }
    return new TokenRequest(grantTypes.get(0));
  }

  /**
   * @throws OAuthRefusal {@code unsupported_grant_type}
   */
  void requireClientCredentials() {
    if (!"client_credentials".equals(grantType)) {
      throw OAuthRefusal.unsupportedGrantType();
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}

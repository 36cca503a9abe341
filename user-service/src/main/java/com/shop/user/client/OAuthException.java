package com.shop.user.client;

import com.fasterxml.jackson.annotation.JsonProperty;

/** An error of the token endpoint (RFC 6749, section 5.2). */
final class OAuthException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String error;

  private OAuthException(int status, String error, String description) {
    super(description, null, false, false);
    this.status = status;
    this.error = error;
  }

  static OAuthException invalidClient() {
    return new OAuthException(401, "invalid_client", "Client authentication failed.");
  }

  static OAuthException invalidRequest(String description) {
    return new OAuthException(400, "invalid_request", description);
  }

  static OAuthException unsupportedGrantType() {
    return new OAuthException(
        400, "unsupported_grant_type", "Only the grant type client_credentials is supported.");
  }

  int status() {
    return status;
  }

  Body body() {
    return new Body(error, getMessage());
  }

  record Body(String error, @JsonProperty("error_description") String description) {}
}

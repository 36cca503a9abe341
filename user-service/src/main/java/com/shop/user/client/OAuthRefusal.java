package com.shop.user.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A refusal in the shape of RFC 6749, section 5.2, which machine clients' libraries know. */
final class OAuthRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String error;

  private OAuthRefusal(int status, String error, String description) {
    super(description, null, false, false);
    this.status = status;
    this.error = error;
  }

  static OAuthRefusal invalidClient() {
    return new OAuthRefusal(401, "invalid_client", "Client authentication failed.");
  }

  static OAuthRefusal invalidRequest(String description) {
    return new OAuthRefusal(400, "invalid_request", description);
  }

  static OAuthRefusal unsupportedGrantType() {
    return new OAuthRefusal(
        400, "unsupported_grant_type", "Only the grant type client_credentials is served here.");
  }

  Response response() {
    Response.ResponseBuilder response =
        Response.status(status)
            .type(MediaType.APPLICATION_JSON_TYPE)
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .entity(new Body(error, getMessage()));
    if (status == 401) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"shop\"");
    }
    return response.build();
  }

  private record Body(String error, @JsonProperty("error_description") String description) {}
}

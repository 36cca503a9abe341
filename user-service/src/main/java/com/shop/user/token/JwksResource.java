package com.shop.user.token;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/user/jwks")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tokens")
class JwksResource {
  private final PublishedKeys keys;

  JwksResource(PublishedKeys keys) {
    this.keys = keys;
  }

  @GET
  @PermitAll
  @Operation(
      operationId = "getSigningKeys",
      summary = "Get the keys that verify access tokens",
      description =
          """
          Returns the public keys as a JWK Set (RFC 7517), for systems that verify the shop's access \
          tokens. The response may be cached for five minutes. During a key rotation the set has \
          both the old and the new key; select the key by the token's `kid`.""")
  @APIResponse(
      responseCode = "200",
      description = "A JWK Set",
      content = @Content(schema = @Schema(ref = "JwkSet")))
  public RestResponse<String> get() {
    return ResponseBuilder.ok(keys.json())
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
        .build();
  }
}

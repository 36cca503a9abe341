package com.shop.user.token;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

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
      summary = "The keys that access tokens are verified with (JWK Set, RFC 7517)")
  @APIResponse(
      responseCode = "200",
      description = "A JWK Set",
      content = @Content(schema = @Schema(ref = "JwkSet")))
  public Response show() {
    return Response.ok(keys.json())
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
        .build();
  }
}

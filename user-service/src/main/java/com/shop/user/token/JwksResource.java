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
  @Operation(summary = "The keys that access tokens are verified with (JWK Set, RFC 7517)")
  public Response show() {
    return Response.ok(keys.json())
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
        .build();
  }
}

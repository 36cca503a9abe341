package com.shop.user.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.shop.platform.identity.Role;
import com.shop.user.token.AccessTokens;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * The token endpoint for machine clients: the client credentials grant of RFC 6749, section 4.4.
 * Open to the bearer-token security, as HTTP Basic is its own; never routed by the ingress.
 */
@Path("/internal/token")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "internal")
class ClientTokenResource {
  private final MachineClients clients;
  private final AccessTokens tokens;

  ClientTokenResource(MachineClients clients, AccessTokens tokens) {
    this.clients = clients;
    this.tokens = tokens;
  }

  @Schema(name = "TokenGrant")
  private record Grant(
      @JsonProperty("access_token") String accessToken,
      @JsonProperty("token_type") String tokenType,
      @JsonProperty("expires_in") long expiresIn) {}

  @POST
  @PermitAll
  @SecurityRequirement(name = "client")
  @Operation(
      operationId = "issueClientToken",
      summary = "A token for a machine client (OAuth 2.0 client credentials)")
  @APIResponseSchema(
      value = Grant.class,
      responseCode = "200",
      responseDescription = "A token with the role service")
  @APIResponse(
      responseCode = "400",
      description = "The form is refused (RFC 6749, section 5.2)",
      content = @Content(schema = @Schema(ref = "OAuthError")))
  @APIResponse(
      responseCode = "401",
      description = "The client is not known (RFC 6749, section 5.2)",
      content = @Content(schema = @Schema(ref = "OAuthError")))
  public Response token(
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      @RequestBody(required = true, content = @Content(schema = @Schema(ref = "TokenForm")))
          String form) {
    String client = authenticated(authorization);
    TokenRequest.parse(form).requireClientCredentials();
    return Response.ok(
            new Grant(
                tokens.issue(client, Set.of(Role.SERVICE)),
                "Bearer",
                AccessTokens.LIFETIME.toSeconds()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Pragma", "no-cache") // RFC 6749, section 5.1
        .build();
  }

  @ServerExceptionMapper
  Response refused(OAuthRefusal refusal) {
    return refusal.response();
  }

  private String authenticated(String authorization) {
    return ClientCredentials.parse(authorization)
        .filter(this::isKnown)
        .map(ClientCredentials::id)
        .orElseThrow(OAuthRefusal::invalidClient);
  }

  private boolean isKnown(ClientCredentials credentials) {
    MachineClients.MachineClient client = clients.byId().get(credentials.id());
    return client != null && credentials.hasSecret(client.secret());
  }
}

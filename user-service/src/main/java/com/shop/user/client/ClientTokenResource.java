package com.shop.user.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.shop.platform.identity.Role;
import com.shop.user.token.AccessTokens;
import io.quarkus.vertx.http.Uncompressed;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * The token endpoint for machine clients: the client credentials grant of RFC 6749, section 4.4. It
 * authenticates with HTTP Basic instead of a bearer token. The ingress does not route to it.
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
  record Grant(
      @JsonProperty("access_token") String accessToken,
      @JsonProperty("token_type") String tokenType,
      @JsonProperty("expires_in") long expiresIn) {}

  @POST
  @Uncompressed
  @PermitAll
  @SecurityRequirement(name = "client")
  @Operation(
      operationId = "issueClientToken",
      summary = "Get a token for a machine client",
      description =
          """
          OAuth 2.0 client credentials grant (RFC 6749, section 4.4): returns an access token with \
          the role `service`. Authenticate with HTTP Basic and send the form parameter \
          `grant_type=client_credentials`. There is no refresh token; request a new token before \
          this one expires. Errors have the format of RFC 6749, section 5.2.""")
  @APIResponse(responseCode = "200", description = "A token with the role service")
  @APIResponse(
      responseCode = "400",
      description = "The form is invalid (RFC 6749, section 5.2)",
      content = @Content(schema = @Schema(ref = "OAuthError")))
  @APIResponse(
      responseCode = "401",
      description = "Client authentication failed (RFC 6749, section 5.2)",
      content = @Content(schema = @Schema(ref = "OAuthError")))
  public RestResponse<Grant> issue(
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      @RequestBody(required = true, content = @Content(schema = @Schema(ref = "TokenForm")))
          String form) {
    String client = authenticate(authorization);
    TokenRequest.parse(form).requireClientCredentials();
    return ResponseBuilder.ok(
            new Grant(
                tokens.issue(client, Set.of(Role.SERVICE)),
                "Bearer",
                AccessTokens.LIFETIME.toSeconds()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Pragma", "no-cache") // RFC 6749, section 5.1
        .build();
  }

  @ServerExceptionMapper
  RestResponse<OAuthException.Body> error(OAuthException e) {
    ResponseBuilder<OAuthException.Body> response =
        ResponseBuilder.<OAuthException.Body>create(e.status())
            .type(MediaType.APPLICATION_JSON_TYPE)
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .entity(e.body());
    if (e.status() == 401) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"shop\"");
    }
    return response.build();
  }

  private String authenticate(String authorization) {
    return ClientCredentials.parse(authorization)
        .filter(this::isKnown)
        .map(ClientCredentials::id)
        .orElseThrow(OAuthException::invalidClient);
  }

  private boolean isKnown(ClientCredentials credentials) {
    MachineClients.MachineClient client = clients.byId().get(credentials.id());
    return client != null && credentials.hasSecret(client.secret());
  }
}

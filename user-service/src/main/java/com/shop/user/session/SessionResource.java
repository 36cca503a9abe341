package com.shop.user.session;

import com.shop.user.throttle.ClientAddress;
import io.quarkus.vertx.http.Uncompressed;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/user")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tokens")
class SessionResource {
  private final Sessions sessions;
  private final ClientAddress client;

  SessionResource(Sessions sessions, ClientAddress client) {
    this.sessions = sessions;
    this.client = client;
  }

  @POST
  @Path("/login")
  @Uncompressed
  @PermitAll
  @Operation(
      operationId = "logIn",
      summary = "Log in",
      description =
          """
          Returns an access token, which is valid for 15 minutes, and a refresh token, which gets \
          the next ones from `POST /user/refresh`. Send the access token as \
          `Authorization: Bearer <token>`. An unknown email address and a wrong password both fail \
          with `invalid_credentials`. After repeated failures, logins fail with \
          `too_many_requests` until the time in `Retry-After` has passed, even with the right \
          password.""")
  @APIResponse(responseCode = "200", description = "The tokens of the new login")
  @APIResponse(responseCode = "401", description = "invalid_credentials")
  @APIResponse(responseCode = "429", description = "too_many_requests")
  public RestResponse<Tokens> logIn(@NotNull @Valid Credentials credentials) {
    return uncached(sessions.logIn(credentials, client.value()));
  }

  @POST
  @Path("/refresh")
  @Uncompressed
  @PermitAll
  @Operation(
      operationId = "refreshTokens",
      summary = "Refresh the tokens",
      description =
          """
          Exchanges a refresh token for a new access token and a new refresh token. Call it when \
          the access token expires. The new access token carries the user's current roles. Each \
          refresh token can be used once: a second use is treated as theft, fails with \
          `invalid_credentials` and ends the login. Unknown and expired tokens fail the same way; \
          then log in again.""")
  @APIResponse(responseCode = "200", description = "The new tokens")
  @APIResponse(responseCode = "401", description = "invalid_credentials")
  public RestResponse<Tokens> refresh(@NotNull @Valid RefreshRequest request) {
    return uncached(sessions.refresh(request.secret()));
  }

  @POST
  @Path("/logout")
  @PermitAll
  @Operation(
      operationId = "logOut",
      summary = "Log out",
      description =
          """
          Ends the login that the refresh token belongs to: none of its refresh tokens can be used \
          any more. Access tokens remain valid until they expire. Succeeds for unknown and expired \
          tokens too, so it is safe to repeat.""")
  @APIResponse(responseCode = "204", description = "Logged out")
  public void logOut(@NotNull @Valid RefreshRequest request) {
    sessions.logOut(request.secret());
  }

  private static RestResponse<Tokens> uncached(Tokens tokens) {
    return ResponseBuilder.ok(tokens).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }
}

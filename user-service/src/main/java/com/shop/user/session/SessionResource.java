package com.shop.user.session;

import com.shop.user.throttle.ClientAddress;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

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
  @PermitAll
  @Operation(operationId = "logIn", summary = "Log in")
  @APIResponseSchema(
      value = Tokens.class,
      responseCode = "200",
      responseDescription = "Tokens of a new login")
  @APIResponse(responseCode = "401", description = "invalid_credentials")
  @APIResponse(responseCode = "429", description = "too_many_requests")
  public Response login(@NotNull @Valid Credentials credentials) {
    return unstored(sessions.open(credentials, client.value()));
  }

  @POST
  @Path("/refresh")
  @PermitAll
  @Operation(operationId = "refreshTokens", summary = "Exchange a refresh token for new tokens")
  @APIResponseSchema(
      value = Tokens.class,
      responseCode = "200",
      responseDescription = "New tokens of the same login")
  @APIResponse(responseCode = "401", description = "invalid_credentials")
  public Response refresh(@NotNull @Valid RefreshRequest request) {
    return unstored(sessions.renew(request.secret()));
  }

  @POST
  @Path("/logout")
  @PermitAll
  @Operation(
      operationId = "logOut",
      summary = "Log out: the refresh token and its whole family end")
  @APIResponse(responseCode = "204", description = "It is over")
  public void logout(@NotNull @Valid RefreshRequest request) {
    sessions.close(request.secret());
  }

  private static Response unstored(Tokens tokens) {
    return Response.ok(tokens).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }
}

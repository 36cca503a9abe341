package com.shop.user.session;

import com.shop.platform.problem.Problem;
import com.shop.user.throttle.ClientAddress;
import io.quarkus.vertx.http.Uncompressed;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/user")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tokens")
class SessionResource {
  private static final String SET = "With `Session: cookie`: the cookie with the refresh token";

  private final Sessions sessions;
  private final SessionCookie cookie;
  private final ClientAddress client;

  SessionResource(Sessions sessions, SessionCookie cookie, ClientAddress client) {
    this.sessions = sessions;
    this.cookie = cookie;
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
          password.

          For the pages of the shop: with `Session: cookie` the response sets the refresh token as \
          a cookie that scripts cannot read, and does not contain it otherwise. `Origin` must then \
          be the origin of the shop itself, or the response is `forbidden`.""")
  @APIResponse(
      responseCode = "200",
      description = "The tokens of the new login",
      headers =
          @Header(
              name = "Set-Cookie",
              description = SET,
              schema = @Schema(type = SchemaType.STRING)))
  @APIResponse(responseCode = "401", description = "invalid_credentials")
  @APIResponse(responseCode = "403", description = "forbidden")
  @APIResponse(responseCode = "429", description = "too_many_requests")
  public RestResponse<Tokens> logIn(
      @BeanParam SessionMode mode, @NotNull @Valid Credentials credentials) {
    boolean inCookie = cookie.isRequested(mode.session());
    return response(sessions.logIn(credentials, client.value()), inCookie);
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
          then log in again.

          With `Session: cookie` the token is read from the cookie and the request has no body. \
          The response sets the cookie again, or removes it if the token is rejected.""")
  @APIResponse(
      responseCode = "200",
      description = "The new tokens",
      headers =
          @Header(
              name = "Set-Cookie",
              description = SET,
              schema = @Schema(type = SchemaType.STRING)))
  @APIResponse(responseCode = "401", description = "invalid_credentials")
  @APIResponse(responseCode = "403", description = "forbidden")
  public RestResponse<Tokens> refresh(
      @BeanParam SessionMode mode, @RequestBody(required = false) @Valid RefreshRequest request) {
    boolean inCookie = cookie.isRequested(mode.session());
    Optional<Tokens> tokens = presented(inCookie, request).flatMap(sessions::refresh);
    if (inCookie && tokens.isEmpty()) {
      cookie.remove();
    }
    return response(tokens.orElseThrow(SessionResource::invalidToken), inCookie);
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
          tokens too, so it is safe to repeat.

          With `Session: cookie` the token is read from the cookie, which the response removes, \
          and the request has no body.""")
  @APIResponse(responseCode = "204", description = "Logged out")
  @APIResponse(responseCode = "403", description = "forbidden")
  public void logOut(
      @BeanParam SessionMode mode, @RequestBody(required = false) @Valid RefreshRequest request) {
    boolean inCookie = cookie.isRequested(mode.session());
    presented(inCookie, request).ifPresent(sessions::logOut);
    if (inCookie) {
      cookie.remove();
    }
  }

  /** Where the refresh token is: null for bodies. */
  record SessionMode(
      @Parameter(
              description = "`cookie` keeps the refresh token in a cookie instead of bodies.",
              schema = @Schema(type = SchemaType.STRING, enumeration = SessionCookie.COOKIE))
          @HeaderParam(SessionCookie.HEADER)
          String session) {}

  /**
   * The refresh token of the request.
   *
   * @throws Problem 400 if the request has both a cookie and a body, or neither
   */
  private Optional<RefreshSecret> presented(boolean inCookie, RefreshRequest request) {
    if (inCookie == (request != null)) {
      throw Problem.invalid("body", inCookie ? "must be absent" : "must not be null");
    }
    return inCookie ? cookie.read() : Optional.of(request.secret());
  }

  private RestResponse<Tokens> response(Tokens tokens, boolean inCookie) {
    if (inCookie) {
      cookie.write(new RefreshSecret(tokens.refreshToken()));
    }
    return ResponseBuilder.ok(inCookie ? tokens.withoutRefreshToken() : tokens)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private static Problem invalidToken() {
    return Sessions.invalidCredentials("The refresh token is invalid or expired. Log in again.");
  }
}

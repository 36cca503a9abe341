package com.shop.user.account;

import com.shop.platform.identity.Caller;
import com.shop.platform.identity.Role;
import com.shop.platform.persistence.Transactions;
import com.shop.platform.problem.Problem;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

@Path("/user")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts")
class AccountResource {
  private final Registrar registrar;
  private final AccountRepository accounts;
  private final Caller caller;

  AccountResource(Registrar registrar, AccountRepository accounts, Caller caller) {
    this.registrar = registrar;
    this.accounts = accounts;
    this.caller = caller;
  }

  @POST
  @Path("/register")
  @PermitAll
  @Operation(
      operationId = "registerUser",
      summary = "Register a user",
      description =
          """
          Creates an account with the role `customer`. Email addresses are compared without regard \
          to case; one that is already registered fails with `email_taken`, also when two \
          registrations run at the same time. Registering does not log in: call `POST /user/login` \
          next.""")
  @APIResponseSchema(
      value = User.class,
      responseCode = "201",
      responseDescription = "The new account")
  @APIResponse(responseCode = "409", description = "email_taken")
  public RestResponse<User> register(@NotNull @Valid Registration registration) {
    User user = registrar.register(registration);
    return ResponseBuilder.<User>create(Status.CREATED)
        .header(HttpHeaders.LOCATION, "/user/" + user.id())
        .entity(user)
        .build();
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.ADMIN, Role.CUSTOMER})
  @Operation(
      operationId = "getUser",
      summary = "Get a user",
      description =
          """
          Returns your own account or, for admins, any account. Any other account is `not_found`, \
          whether it exists or not.""")
  public User one(@PathParam("id") UUID id) {
    if (!caller.maySee(id)) {
      throw Problem.notFound();
    }
    return Transactions.call(() -> accounts.findByIdOptional(id).map(User::of))
        .orElseThrow(Problem::notFound);
  }
}

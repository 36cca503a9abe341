package com.shop.user.session;

import com.shop.platform.identity.Caller;
import com.shop.platform.identity.Role;
import com.shop.user.throttle.ClientAddress;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/user/me/password")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts")
class OwnPasswordResource {
  private final PasswordChanger changer;
  private final Caller caller;
  private final ClientAddress client;

  OwnPasswordResource(PasswordChanger changer, Caller caller, ClientAddress client) {
    this.changer = changer;
    this.caller = caller;
    this.client = client;
  }

  @PUT
  @RolesAllowed(Role.CUSTOMER)
  @Operation(
      operationId = "changeOwnPassword",
      summary = "Change your password",
      description =
          """
          Replaces your password and ends all logins of the account: no refresh token issued before \
          can be used any more, so log in again afterwards. Access tokens remain valid until they \
          expire. A wrong current password fails with `wrong_password`; repeated failures are \
          throttled with `too_many_requests`, as logins are.""")
  @APIResponse(responseCode = "204", description = "Password changed")
  @APIResponse(responseCode = "422", description = "wrong_password")
  @APIResponse(responseCode = "429", description = "too_many_requests")
  public void change(@NotNull @Valid PasswordChange change) {
    changer.change(caller.id(), change, client.value());
  }
}

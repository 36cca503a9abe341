package com.shop.user.account;

import com.shop.platform.identity.Caller;
import com.shop.platform.identity.Role;
import com.shop.platform.persistence.Transactions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/user/me")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts")
class OwnAccountResource {
  private final AccountRepository accounts;
  private final Caller caller;

  OwnAccountResource(AccountRepository accounts, Caller caller) {
    this.accounts = accounts;
    this.caller = caller;
  }

  @GET
  @RolesAllowed(Role.CUSTOMER)
  @Operation(
      operationId = "getOwnUser",
      summary = "Get your account",
      description = "Returns the account that the access token belongs to.")
  public User get() {
    return Transactions.call(() -> User.of(accounts.own(caller.id())));
  }

  @PATCH
  @RolesAllowed(Role.CUSTOMER)
  @Operation(
      operationId = "renameOwnUser",
      summary = "Change your name",
      description =
          """
          Changes the name of your account and returns the account. The email address cannot be \
          changed; for the password, use `PUT /user/me/password`.""")
  public User rename(@NotNull @Valid Profile profile) {
    return Transactions.call(
        () -> {
          Account account = accounts.own(caller.id());
          account.rename(profile.name());
          return User.of(account);
        });
  }
}

package com.shop.user.account;

import com.shop.platform.identity.Caller;
import com.shop.platform.identity.Role;
import com.shop.platform.paging.CreatedAtCursor;
import com.shop.platform.paging.Limit;
import com.shop.platform.paging.Page;
import com.shop.platform.persistence.Transactions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Everybody's accounts, for admins. */
@Path("/user")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Tag(name = "Accounts")
class AccountAdminResource {
  private final AccountRepository accounts;
  private final RoleAssignment assignment;
  private final Caller caller;

  AccountAdminResource(AccountRepository accounts, RoleAssignment assignment, Caller caller) {
    this.accounts = accounts;
    this.assignment = assignment;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listUsers",
      summary = "List users, newest first; with a query, those whose email or name has it")
  public Page<User> list(
      @Parameter(
              description = "A part of the email or the name",
              schema = @Schema(maxLength = AccountSearch.LONGEST))
          @QueryParam("query")
          String query,
      @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor) {
    AccountSearch search = AccountSearch.parse(query);
    int size = Limit.parse(limit);
    CreatedAtCursor after = search.after(cursor);
    return Transactions.call(
        () -> {
          List<Account> rows = accounts.newestFirst(search, after, size + 1);
          return Page.of(rows, size, User::of, search::cursor);
        });
  }

  @PUT
  @Path("/{id}/roles")
  @Operation(
      operationId = "assignRoles",
      summary = "Say which roles a user has; that of a customer stays")
  @APIResponseSchema(User.class)
  @APIResponse(responseCode = "409", description = "last_admin")
  public User assign(@PathParam("id") UUID id, @NotNull @Valid RoleList roles) {
    return assignment.assign(caller.id(), id, roles.complete());
  }
}

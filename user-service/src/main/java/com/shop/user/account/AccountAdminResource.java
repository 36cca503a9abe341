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

/** User administration, for admins. */
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
      summary = "List users",
      description =
          """
          Returns users page by page, newest first. With `query`, returns only those whose email \
          address or name contains it, in any case. Pass `nextCursor` of one page as `cursor` to \
          get the next one; the last page has none. A cursor is valid for the same `query` only.""")
  public Page<User> list(
      @Parameter(
              description = "Part of the email address or the name",
              schema = @Schema(maxLength = AccountSearch.MAX_LENGTH))
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
      summary = "Set a user's roles",
      description =
          """
          Replaces the user's roles. Every user keeps the role `customer`, whether it is listed or \
          not. New tokens carry the new roles; access tokens issued before keep theirs until they \
          expire. Removing the role `admin` from the last admin fails with `last_admin`. Repeating \
          the request is safe.""")
  @APIResponseSchema(value = User.class, responseCode = "200")
  @APIResponse(responseCode = "409", description = "last_admin")
  public User assign(@PathParam("id") UUID id, @NotNull @Valid RoleList roles) {
    return assignment.assign(caller.id(), id, roles.withCustomer());
  }
}

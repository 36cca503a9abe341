package com.shop.user.address;

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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's own addresses; another's are as if they were not there. */
@Path("/user/me/addresses")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.CUSTOMER)
@Tag(name = "Addresses")
class AddressResource {
  private final AddressRepository book;
  private final Caller caller;

  AddressResource(AddressRepository book, Caller caller) {
    this.book = book;
    this.caller = caller;
  }

  @GET
  @Operation(operationId = "listAddresses", summary = "List the own addresses, newest first")
  public Page<AddressView> list(
      @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
    UUID owner = caller.id();
    String query = "addresses of " + owner;
    int size = Limit.parse(limit);
    CreatedAtCursor after = CreatedAtCursor.parse(cursor, query);
    List<SavedAddress> rows = Transactions.call(() -> book.newestFirst(owner, after, size + 1));
    return Page.of(rows, size, SavedAddress::view, last -> last.place().cursor(query));
  }

  @POST
  @Operation(operationId = "addAddress", summary = "Keep another address")
  @APIResponseSchema(
      value = AddressView.class,
      responseCode = "201",
      responseDescription = "The address as it is kept")
  @APIResponse(responseCode = "409", description = "too_many_addresses")
  public Response add(@NotNull @Valid Address address) {
    AddressView added = Transactions.call(() -> book.add(caller.id(), address).view());
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.LOCATION, "/user/me/addresses/" + added.id())
        .entity(added)
        .build();
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getAddress", summary = "Show one address")
  public AddressView one(@PathParam("id") UUID id) {
    return Transactions.call(() -> book.of(caller.id(), id).view());
  }

  @PUT
  @Path("/{id}")
  @Operation(operationId = "replaceAddress", summary = "Replace one address")
  public AddressView replace(@PathParam("id") UUID id, @NotNull @Valid Address address) {
    return Transactions.call(
        () -> {
          SavedAddress saved = book.of(caller.id(), id);
          saved.replace(address);
          return saved.view();
        });
  }

  @DELETE
  @Path("/{id}")
  @Operation(operationId = "removeAddress", summary = "Forget one address")
  public void remove(@PathParam("id") UUID id) {
    Transactions.run(() -> book.delete(book.of(caller.id(), id)));
  }
}

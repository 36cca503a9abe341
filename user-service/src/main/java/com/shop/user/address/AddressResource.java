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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** The caller's address book. Another user's address is not found. */
@Path("/user/me/addresses")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.CUSTOMER)
@Tag(name = "Addresses")
class AddressResource {
  private final AddressRepository addresses;
  private final Caller caller;

  AddressResource(AddressRepository addresses, Caller caller) {
    this.addresses = addresses;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listAddresses",
      summary = "List your addresses",
      description =
          """
          Returns the addresses in your address book page by page, newest first. Pass `nextCursor` \
          of one page as `cursor` to get the next one; the last page has none.""")
  public Page<AddressView> list(
      @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
    UUID owner = caller.id();
    String query = "addresses of " + owner;
    int size = Limit.parse(limit);
    CreatedAtCursor after = CreatedAtCursor.parse(cursor, query);
    List<SavedAddress> rows =
        Transactions.call(() -> addresses.newestFirst(owner, after, size + 1));
    return Page.of(rows, size, SavedAddress::view, last -> last.cursor().cursor(query));
  }

  @POST
  @Operation(
      operationId = "addAddress",
      summary = "Add an address",
      description =
          """
          Adds an address to your address book. Every address that is accepted here is also valid as \
          the shipping address of an order. More than 100 addresses fail with \
          `too_many_addresses`. Repeating the request adds another address.""")
  @APIResponseSchema(
      value = AddressView.class,
      responseCode = "201",
      responseDescription = "The new address")
  @APIResponse(responseCode = "409", description = "too_many_addresses")
  public RestResponse<AddressView> add(@NotNull @Valid Address address) {
    AddressView added = Transactions.call(() -> addresses.add(caller.id(), address).view());
    return ResponseBuilder.<AddressView>create(Status.CREATED)
        .header(HttpHeaders.LOCATION, "/user/me/addresses/" + added.id())
        .entity(added)
        .build();
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getAddress",
      summary = "Get an address",
      description = "Returns one of your addresses. Another user's address is `not_found`.")
  public AddressView get(@PathParam("id") UUID id) {
    return Transactions.call(() -> addresses.get(caller.id(), id).view());
  }

  @PUT
  @Path("/{id}")
  @Operation(
      operationId = "replaceAddress",
      summary = "Replace an address",
      description =
          """
          Replaces all fields of one of your addresses; optional fields that are left out are \
          removed. Orders keep the shipping address that they were placed with. Repeating the \
          request is safe.""")
  public AddressView replace(@PathParam("id") UUID id, @NotNull @Valid Address address) {
    return Transactions.call(
        () -> {
          SavedAddress saved = addresses.get(caller.id(), id);
          saved.replace(address);
          return saved.view();
        });
  }

  @DELETE
  @Path("/{id}")
  @Operation(
      operationId = "removeAddress",
      summary = "Delete an address",
      description =
          """
          Deletes one of your addresses. Orders keep the shipping address that they were placed \
          with. An address that was already deleted is `not_found`.""")
  public void remove(@PathParam("id") UUID id) {
    Transactions.run(() -> addresses.delete(addresses.get(caller.id(), id)));
  }
}

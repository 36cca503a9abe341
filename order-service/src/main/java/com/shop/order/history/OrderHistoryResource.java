package com.shop.order.history;

import com.shop.order.checkout.OrderStatus;
import com.shop.order.checkout.OrderView;
import com.shop.platform.Ids;
import com.shop.platform.identity.Caller;
import com.shop.platform.identity.Role;
import com.shop.platform.paging.Limit;
import com.shop.platform.paging.Page;
import com.shop.platform.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/order")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.CUSTOMER)
@Tag(name = "Orders")
class OrderHistoryResource {
  private final OrderHistory history;
  private final Caller caller;

  OrderHistoryResource(OrderHistory history, Caller caller) {
    this.history = history;
    this.caller = caller;
  }

  @GET
  @Operation(summary = "The caller's orders, newest first")
  public Page<OrderView> list(
      @QueryParam("status") String status,
      @QueryParam("customerId") String customerId,
      @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor) {
    if (customerId != null && !caller.isAdmin()) {
      throw new Problem(403, "forbidden", "Only admins may ask for another customer's orders.");
    }
    UUID customer = customerId == null ? caller.id() : Ids.fromQuery("customerId", customerId);
    return history.list(customer, status(status), Limit.parse(limit), cursor, caller.isAdmin());
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "One order")
  public OrderView one(@PathParam("id") String id) {
    return history.one(Ids.fromPath(id), caller);
  }

  @GET
  @Path("/{id}/events")
  @Operation(summary = "What happened to an order, oldest first")
  public Page<EventView> events(@PathParam("id") String id) {
    return new Page<>(history.events(Ids.fromPath(id), caller), null);
  }

  private static OrderStatus status(String text) {
    if (text == null) {
      return null;
    }
    return Arrays.stream(OrderStatus.values())
        .filter(status -> status.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.invalid(
                    "status", "must be one of " + Arrays.toString(OrderStatus.values())));
  }
}

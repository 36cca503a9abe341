package com.shop.order.shipping;

import com.shop.order.IllegalTransitionException;
import com.shop.order.Order;
import com.shop.order.OrderRepository;
import com.shop.order.OrderView;
import com.shop.platform.identity.Role;
import com.shop.platform.persistence.Transactions;
import com.shop.platform.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Ships and delivers confirmed orders. Each call is one transaction on the locked order row. */
@Path("/order")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Tag(name = "Shipping")
class ShippingResource {
  private final OrderRepository orders;

  ShippingResource(OrderRepository orders) {
    this.orders = orders;
  }

  @POST
  @Path("/{id}/ship")
  @Operation(
      operationId = "shipOrder",
      summary = "Mark an order as shipped",
      description =
          """
          For admins. From then on the order can no longer be cancelled. Only an order that is \
          CONFIRMED and not being cancelled can be shipped; any other is `illegal_transition`.""")
  @APIResponse(responseCode = "200", description = "The order is SHIPPED.")
  @APIResponse(responseCode = "409", description = "illegal_transition")
  public OrderView ship(@PathParam("id") UUID id) {
    return change(id, Order::ship);
  }

  @POST
  @Path("/{id}/deliver")
  @Operation(
      operationId = "deliverOrder",
      summary = "Mark an order as delivered",
      description =
          """
          For admins. Only an order that is SHIPPED can be delivered; any other is \
          `illegal_transition`.""")
  @APIResponse(responseCode = "200", description = "The order is DELIVERED.")
  @APIResponse(responseCode = "409", description = "illegal_transition")
  public OrderView deliver(@PathParam("id") UUID id) {
    return change(id, Order::deliver);
  }

  private OrderView change(UUID id, Consumer<Order> transition) {
    try {
      return Transactions.call(
          () -> OrderView.of(orders.change(id, transition).orElseThrow(Problem::notFound), true));
    } catch (IllegalTransitionException e) {
      throw new Problem(409, "illegal_transition", e.getMessage());
    }
  }
}

package com.shop.order.shipping;

import com.shop.order.Order;
import com.shop.order.OrderRepository;
import com.shop.order.OrderView;
import com.shop.platform.Ids;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What becomes of a confirmed order; each step is one transaction on its locked row. */
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
  @Operation(operationId = "shipOrder", summary = "Tell that an order has been shipped")
  @APIResponseSchema(value = OrderView.class, responseCode = "200")
  @APIResponse(responseCode = "409", description = "illegal_transition")
  public OrderView ship(@PathParam("id") String id) {
    return move(Ids.fromPath(id), Order::ship);
  }

  @POST
  @Path("/{id}/deliver")
  @Operation(operationId = "deliverOrder", summary = "Tell that an order has been delivered")
  @APIResponseSchema(value = OrderView.class, responseCode = "200")
  @APIResponse(responseCode = "409", description = "illegal_transition")
  public OrderView deliver(@PathParam("id") String id) {
    return move(Ids.fromPath(id), Order::deliver);
  }

  private OrderView move(UUID id, Consumer<Order> transition) {
    return Transactions.call(
        () -> {
          Order order = orders.lock(id);
          if (order == null) {
            throw Problem.notFound();
          }
          transition.accept(order);
          return OrderView.of(order, true);
        });
  }
}

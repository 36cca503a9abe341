package com.shop.order.checkout;

import com.shop.order.Order;
import com.shop.order.OrderRepository;
import com.shop.order.OrderView;
import com.shop.order.Step;
import com.shop.platform.Ids;
import com.shop.platform.http.StoredResponses;
import com.shop.platform.idempotency.IdempotencyKey;
import com.shop.platform.identity.Caller;
import com.shop.platform.identity.Role;
import com.shop.platform.persistence.Transactions;
import com.shop.platform.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/order")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Checkout")
class CheckoutResource {
  private final Placement placement;
  private final OrderRepository orders;
  private final Caller caller;

  CheckoutResource(Placement placement, OrderRepository orders, Caller caller) {
    this.placement = placement;
    this.orders = orders;
    this.caller = caller;
  }

  @POST
  @RolesAllowed(Role.CUSTOMER)
  @Operation(operationId = "placeOrder", summary = "Place an order")
  @APIResponseSchema(
      value = OrderView.class,
      responseCode = "201",
      responseDescription = "The order is CONFIRMED")
  @APIResponse(responseCode = "202", description = "The order is kept, and goes on by itself")
  @APIResponse(responseCode = "402", description = "payment_declined")
  @APIResponse(
      responseCode = "409",
      description = "insufficient_stock, price_changed, reservation_expired, order_cancelled")
  @APIResponse(responseCode = "422", description = "unknown_product, unknown_card, empty_order")
  public RestResponse<String> place(
      @HeaderParam(IdempotencyKey.HEADER) String key,
      @Parameter(
              description = "respond-async asks for 202 at once (RFC 7240)",
              schema = @Schema(type = SchemaType.STRING))
          @HeaderParam("Prefer")
          List<String> preferences,
      @NotNull @Valid PlaceOrder request) {
    refuseDuplicates(request);
    boolean async = wantsAsync(preferences);
    RestResponse<String> answer =
        StoredResponses.send(
            placement.place(new IdempotencyKey(caller.id(), "/order", key), request, async));
    // RFC 7240: tells a client that it did not just take long.
    return async && answer.getStatus() == 202
        ? RestResponse.ResponseBuilder.<String>fromResponse(answer)
            .header("Preference-Applied", "respond-async")
            .build()
        : answer;
  }

  @POST
  @Path("/{id}/cancel")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed(Role.CUSTOMER)
  @Operation(operationId = "cancelOrder", summary = "Cancel an order")
  @APIResponseSchema(
      value = OrderView.class,
      responseCode = "200",
      responseDescription = "The order is CANCELLED")
  @APIResponse(responseCode = "202", description = "Still in flight; it will not end CONFIRMED")
  @APIResponse(responseCode = "409", description = "not_cancellable")
  public Response cancel(@PathParam("id") String text) {
    UUID id = Ids.fromPath(text);
    Order order = Transactions.call(() -> orders.findById(id));
    if (order == null || !caller.maySee(order.customerId())) {
      throw Problem.notFound();
    }
    Order after = placement.cancel(id);
    return Response.status(after.next() == Step.NONE ? 200 : 202)
        .entity(OrderView.of(after, caller.isAdmin()))
        .build();
  }

  private static void refuseDuplicates(PlaceOrder request) {
    Set<UUID> seen = new HashSet<>();
    for (int i = 0; request.items() != null && i < request.items().size(); i++) {
      if (!seen.add(request.items().get(i).productId())) {
        throw Problem.invalid("items[" + i + "].productId", "is there twice");
      }
    }
  }

  /** RFC 7240. */
  private static boolean wantsAsync(List<String> preferences) {
    return preferences.stream()
        .flatMap(header -> Stream.of(header.split(",")))
        .map(preference -> preference.split(";", 2)[0].strip())
        .anyMatch("respond-async"::equalsIgnoreCase);
  }
}

package com.shop.order.checkout;

import com.shop.order.IllegalTransitionException;
import com.shop.order.Order;
import com.shop.order.OrderRepository;
import com.shop.order.OrderView;
import com.shop.order.Step;
import com.shop.platform.http.RequestArrival;
import com.shop.platform.http.StoredResponses;
import com.shop.platform.idempotency.IdempotencyKey;
import com.shop.platform.idempotency.StoredResponse;
import com.shop.platform.identity.Caller;
import com.shop.platform.identity.Role;
import com.shop.platform.persistence.Transactions;
import com.shop.platform.problem.Problem;
import io.smallrye.mutiny.Uni;
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
  private static final String RESPOND_ASYNC = "respond-async";

  private final Placement placement;
  private final OrderRepository orders;
  private final OrderResponses responses;
  private final Caller caller;
  private final RequestArrival arrival;
  private final CheckoutConfig config;

  CheckoutResource(
      Placement placement,
      OrderRepository orders,
      OrderResponses responses,
      Caller caller,
      RequestArrival arrival,
      CheckoutConfig config) {
    this.placement = placement;
    this.orders = orders;
    this.responses = responses;
    this.caller = caller;
    this.arrival = arrival;
    this.config = config;
  }

  @POST
  @RolesAllowed(Role.CUSTOMER)
  @Operation(
      operationId = "placeOrder",
      summary = "Place an order",
      description =
          """
          Orders the given items or, without `items`, the caller's cart, and pays with a card token \
          from `POST /payment/cards`. The response comes once the order is confirmed or rejected.

          Use a new `Idempotency-Key` for each order. After a 5xx, or if no response arrives, repeat \
          the request with the same key: this creates no second order and no second charge.

          If the order takes longer than 10 seconds, or at once with `Prefer: respond-async`, the \
          response is 202. Then read the order, follow its events, or repeat the request with the \
          same key until it returns the final response.

          A cart can be ordered by one order at a time. Until that order is at rest, ordering the \
          cart with another key is `cart_in_checkout`, with the `orderId` of that order.

          Any other problem with an `orderId` means that the order is stored as REJECTED or \
          CANCELLED, its money refunded and its stock released. Any other 4xx means that this \
          request created no order.""")
  @APIResponseSchema(
      value = OrderView.class,
      responseCode = "201",
      responseDescription = "The order is CONFIRMED.")
  @APIResponse(
      responseCode = "202",
      description = "Accepted; processing continues in the background.")
  @APIResponse(responseCode = "402", description = "payment_declined")
  @APIResponse(
      responseCode = "409",
      description =
          """
          insufficient_stock, price_changed, reservation_expired, order_cancelled, \
          cart_in_checkout""")
  @APIResponse(responseCode = "422", description = "unknown_product, unknown_card, empty_order")
  public Uni<RestResponse<String>> place(
      @HeaderParam(IdempotencyKey.HEADER) String key,
      @Parameter(
              description = "`respond-async` asks for a 202 at once (RFC 7240).",
              schema = @Schema(type = SchemaType.STRING))
          @HeaderParam("Prefer")
          List<String> preferences,
      @NotNull @Valid PlaceOrder request) {
    rejectDuplicates(request);
    boolean async = prefersAsync(preferences);
    return placement
        .place(new IdempotencyKey(caller.id(), "/order", key), request, async, deadline())
        .map(result -> response(result, async));
  }

  @POST
  @Path("/{id}/cancel")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed(Role.CUSTOMER)
  @Operation(
      operationId = "cancelOrder",
      summary = "Cancel an order",
      description =
          """
          Cancels an order that is not shipped yet. Customers can cancel their own orders, admins \
          any order.

          On 200 the money is refunded and the stock released. On 202 this continues in the \
          background, and the order will not end CONFIRMED. Cancelling a cancelled order succeeds. \
          An order that is shipped, delivered or rejected is `not_cancellable`.""")
  @APIResponse(responseCode = "200", description = "The order is CANCELLED.")
  @APIResponse(
      responseCode = "202",
      description = "Accepted; the cancellation continues in the background.")
  @APIResponse(responseCode = "409", description = "not_cancellable")
  public RestResponse<OrderView> cancel(@PathParam("id") UUID id) {
    Deadline deadline = deadline();
    Order order = Transactions.call(() -> orders.findById(id));
    if (order == null || !caller.maySee(order.customerId())) {
      throw Problem.notFound();
    }
    try {
      Order after = placement.cancel(id, deadline);
      return RestResponse.status(
          after.next() == Step.NONE ? RestResponse.Status.OK : RestResponse.Status.ACCEPTED,
          OrderView.of(after, caller.isAdmin()));
    } catch (IllegalTransitionException e) {
      throw new Problem(409, "not_cancellable", e.getMessage());
    }
  }

  /** Counts from the arrival of the request, also if it then waited for a thread. */
  private Deadline deadline() {
    return Deadline.after(arrival.nanoTime(), config.answerWithin());
  }

  private RestResponse<String> response(PlacementResult result, boolean async) {
    RestResponse<String> response = StoredResponses.send(outcome(result));
    // RFC 7240: shows that the preference caused the 202, not a slow checkout.
    return async && result instanceof PlacementResult.InProgress
        ? RestResponse.ResponseBuilder.<String>fromResponse(response)
            .header("Preference-Applied", RESPOND_ASYNC)
            .build()
        : response;
  }

  private StoredResponse.Outcome outcome(PlacementResult result) {
    StoredResponse response =
        result instanceof PlacementResult.Completed completed
            ? completed.response()
            : responses.accepted(((PlacementResult.InProgress) result).order());
    return new StoredResponse.Outcome(response, result.isReplay());
  }

  private static void rejectDuplicates(PlaceOrder request) {
    Set<UUID> seen = new HashSet<>();
    for (int i = 0; request.items() != null && i < request.items().size(); i++) {
      if (!seen.add(request.items().get(i).productId())) {
        throw Problem.invalid("items[" + i + "].productId", "must not be repeated");
      }
    }
  }

  /** Whether a {@code Prefer} header asks for an asynchronous response (RFC 7240). */
  private static boolean prefersAsync(List<String> preferences) {
    return preferences.stream()
        .flatMap(header -> Stream.of(header.split(",")))
        .map(preference -> preference.split(";", 2)[0].strip())
        .anyMatch(RESPOND_ASYNC::equalsIgnoreCase);
  }
}

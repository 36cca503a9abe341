package com.shop.order.history;

import com.shop.order.OrderStatus;
import com.shop.order.OrderView;
import com.shop.platform.Ids;
import com.shop.platform.identity.Caller;
import com.shop.platform.identity.Role;
import com.shop.platform.paging.Limit;
import com.shop.platform.paging.Page;
import com.shop.platform.problem.Problem;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;

@Path("/order")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.CUSTOMER)
@Tag(name = "Orders")
class OrderHistoryResource {
  private final OrderHistory history;
  private final EventStreams streams;
  private final Caller caller;

  OrderHistoryResource(OrderHistory history, EventStreams streams, Caller caller) {
    this.history = history;
    this.streams = streams;
    this.caller = caller;
  }

  @GET
  @Operation(operationId = "listOrders", summary = "The caller's orders, newest first")
  public Page<OrderView> list(
      @Parameter(schema = @Schema(implementation = OrderStatus.class)) @QueryParam("status")
          String status,
      @Parameter(description = "Whose orders; for admins only", schema = @Schema(format = "uuid"))
          @QueryParam("customerId")
          String customerId,
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
  @Operation(operationId = "getOrder", summary = "One order")
  public OrderView one(@PathParam("id") String id) {
    return history.one(Ids.fromPath(id), caller);
  }

  @GET
  @Path("/{id}/events")
  @Operation(operationId = "listOrderEvents", summary = "What happened to an order, oldest first")
  @APIResponse(
      responseCode = "200",
      description = "The events so far; as a stream, also those to come until the order rests",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = EventList.class)),
        @Content(
            mediaType = MediaType.SERVER_SENT_EVENTS,
            schema = @Schema(type = SchemaType.STRING))
      })
  @Parameter(
      name = "Last-Event-ID",
      in = ParameterIn.HEADER,
      description = "Of the last event that the client has seen; the stream goes on after it",
      schema = @Schema(type = SchemaType.STRING))
  public EventList events(@PathParam("id") String id) {
    return new EventList(history.events(Ids.fromPath(id), caller));
  }

  @GET
  @Path("/{id}/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  @Blocking
  @Operation(hidden = true)
  public Multi<OutboundSseEvent> follow(
      @PathParam("id") String id,
      @HeaderParam("Last-Event-ID") String lastSeen,
      @Context Request request,
      @Context Sse sse) {
    Supplier<EventSnapshot> order = history.following(Ids.fromPath(id), caller);
    if (request.getMethod().equals(HttpMethod.HEAD)) {
      return Multi.createFrom()
          .empty(); // served by what serves GET, but there is nothing to wait for
    }
    return streams.open(order, number(lastSeen), sse);
  }

  /** Of the last event that the client has; anything that never was one means none. */
  private static int number(String eventId) {
    return eventId != null && eventId.matches("[0-9]{1,4}") ? Integer.parseInt(eventId) : 0;
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

package com.shop.order.history;

import com.shop.order.OrderStatus;
import com.shop.order.OrderView;
import com.shop.platform.WholeNumber;
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
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
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
  private static final int MAX_EVENT_DIGITS = 4;

  /** The scope of the orders of all customers. */
  private static final String ALL = "all";

  private final OrderHistory history;
  private final EventStreams streams;
  private final Caller caller;

  OrderHistoryResource(OrderHistory history, EventStreams streams, Caller caller) {
    this.history = history;
    this.streams = streams;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listOrders",
      summary = "List orders",
      description =
          """
          Returns a page of the caller's orders, newest first. `status` narrows the list. Admins \
          can list the orders of another customer by `customerId`, or those of all customers by \
          `scope=all`; from anyone else these parameters are 403.""")
  public Page<OrderView> list(
      @Parameter(schema = @Schema(implementation = OrderStatus.class)) @QueryParam("status")
          String status,
      @Parameter(description = "The customer whose orders to list; for admins only.")
          @QueryParam("customerId")
          UUID customerId,
      @Parameter(
              description =
                  "`all` lists the orders of all customers, unless `customerId` selects one; for"
                      + " admins only.",
              schema = @Schema(enumeration = ALL))
          @QueryParam("scope")
          String scope,
      @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor) {
    if (scope != null && !scope.equals(ALL)) {
      throw Problem.invalid("scope", "must be " + ALL);
    }
    if ((scope != null || customerId != null) && !caller.isAdmin()) {
      throw new Problem(403, "forbidden", "Only admins can list other customers' orders.");
    }
    UUID customer = scope == null && customerId == null ? caller.id() : customerId;
    return history.list(customer, status(status), Limit.parse(limit), cursor, caller.isAdmin());
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getOrder",
      summary = "Get an order",
      description =
          """
          For the customer who placed the order and for admins; for anyone else the response is \
          404. Prices and `total` are present once the stock is reserved, `rejection` once the \
          order is to be rejected. `lastError` tells admins why an order that is still open does \
          not progress.""")
  public OrderView get(@PathParam("id") UUID id) {
    return history.get(id, caller);
  }

  @GET
  @Path("/{id}/events")
  @Operation(
      operationId = "listOrderEvents",
      summary = "List or stream the events of an order",
      description =
          """
          Returns what has happened to the order so far, oldest first. For the customer who placed \
          the order and for admins.

          With `Accept: text/event-stream` the response is a stream of server-sent events: those \
          so far, then each new one as it happens. The stream ends when the checkout or the \
          cancellation has ended. After a lost connection, `Last-Event-ID` resumes the stream \
          after the last event that was received; the response is 204 if no further event \
          follows. While too many streams are open, the response is 503.""")
  @APIResponse(
      responseCode = "200",
      description = "The events so far; a stream also sends new ones as they happen.",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = EventList.class)),
        @Content(
            mediaType = MediaType.SERVER_SENT_EVENTS,
            schema = @Schema(type = SchemaType.STRING))
      })
  @APIResponse(
      responseCode = "204",
      description = "`Last-Event-ID` is the last event, and the stream has ended.")
  @Parameter(
      name = "Last-Event-ID",
      in = ParameterIn.HEADER,
      description = "The id of the last event received; the stream resumes after it.",
      schema = @Schema(type = SchemaType.STRING))
  public EventList events(@PathParam("id") UUID id) {
    return new EventList(history.events(id, caller));
  }

  @GET
  @Path("/{id}/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  @Blocking
  @Operation(hidden = true)
  public Multi<OutboundSseEvent> stream(
      @PathParam("id") UUID id,
      @HeaderParam("Last-Event-ID") String lastEventId,
      @Context Request request,
      @Context Sse sse) {
    Supplier<EventSnapshot> order = history.snapshots(id, caller);
    if (request.getMethod().equals(HttpMethod.HEAD)) {
      return Multi.createFrom().empty(); // HEAD is routed here too, but has no body to stream.
    }
    int seen = number(lastEventId);
    if (seen > 0 && order.get().isComplete(seen)) {
      // On 204 a browser does not reconnect (HTML Standard, section 9.2).
      throw new WebApplicationException(Response.noContent().build());
    }
    return streams.open(order, seen, sse);
  }

  /** How many events the client has; 0 if the id is not that of an event. */
  private static int number(String lastEventId) {
    return lastEventId == null
        ? 0
        : (int) WholeNumber.parse(lastEventId, MAX_EVENT_DIGITS).orElse(0);
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

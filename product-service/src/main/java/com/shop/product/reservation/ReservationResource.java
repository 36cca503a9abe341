package com.shop.product.reservation;

import static com.shop.product.reservation.ReservationProblems.orThrow;

import com.shop.platform.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Stock reservations. For order-service only: no ingress routes here. */
@Path("/internal/reservations/{orderId}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SERVICE)
@Tag(name = "internal")
class ReservationResource {
  private final Reservations reservations;

  ReservationResource(Reservations reservations) {
    this.reservations = reservations;
  }

  @PUT
  @RolesAllowed(Role.SERVICE)
  @Operation(
      operationId = "reserveStock",
      summary = "Reserve an order's stock",
      description =
          """
          Reserves all lines of an order or none, and fixes their prices. The first call decides:
          repeat it with the same lines to get the same reservation or the same error. A reservation
          expires after 15 minutes unless it is confirmed. Fails with `insufficient_stock` or
          `unknown_product` if the order cannot be fulfilled, `reservation_mismatch` if other lines
          are reserved, and `reservation_released` once it has expired or was released.""")
  @APIResponse(responseCode = "200", description = "The reservation")
  @APIResponse(responseCode = "409", description = "insufficient_stock, reservation_released")
  @APIResponse(responseCode = "422", description = "unknown_product, reservation_mismatch")
  public ReservationView reserve(UUID orderId, @NotNull @Valid ReservationRequest request) {
    return orThrow(reservations.reserve(orderId, request.quantities()));
  }

  @POST
  @Path("/confirm")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed(Role.SERVICE)
  @Operation(
      operationId = "confirmReservation",
      summary = "Confirm a reservation",
      description =
          """
          Marks the reserved stock as sold, so that the reservation no longer expires. Call it once
          the order is paid; it may be repeated. Fails with `reservation_released` if the
          reservation has expired or was released, or never existed: refund the order then.""")
  @APIResponse(responseCode = "204", description = "The reservation is confirmed")
  @APIResponse(responseCode = "409", description = "reservation_released")
  public void confirm(UUID orderId) {
    if (!reservations.confirm(orderId)) {
      throw ReservationProblems.released();
    }
  }

  @DELETE
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed(Role.SERVICE)
  @Operation(
      operationId = "releaseReservation",
      summary = "Release a reservation",
      description =
          """
          Returns the stock of an order, whether reserved or sold. Call it when the order is
          rejected or cancelled; it may be repeated. If nothing was reserved, any later request to
          reserve stock for this order fails with `reservation_released`.""")
  @APIResponse(responseCode = "204", description = "Nothing is reserved for the order")
  public void release(UUID orderId) {
    reservations.release(orderId);
  }
}

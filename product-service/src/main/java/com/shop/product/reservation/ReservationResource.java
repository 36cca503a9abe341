package com.shop.product.reservation;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reservations, for order-service; not reachable from outside the cluster. */
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
  @Operation(operationId = "reserveStock", summary = "Reserve all lines of an order, or none")
  @APIResponseSchema(ReservationView.class)
  @APIResponse(responseCode = "409", description = "insufficient_stock, reservation_released")
  @APIResponse(responseCode = "422", description = "unknown_product, reservation_mismatch")
  public ReservationView reserve(UUID orderId, @NotNull @Valid ReservationRequest request) {
    return reservations.reserve(orderId, request.quantities());
  }

  @POST
  @Path("/confirm")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed(Role.SERVICE)
  @Operation(operationId = "confirmReservation", summary = "Make the reserved stock sold")
  @APIResponseSchema(value = ReservationView.class, responseCode = "200")
  @APIResponse(responseCode = "409", description = "reservation_released")
  public ReservationView confirm(UUID orderId) {
    return reservations.confirm(orderId);
  }

  @DELETE
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed(Role.SERVICE)
  @Operation(
      operationId = "releaseReservation",
      summary = "Give the stock back, or leave a tombstone")
  public void release(UUID orderId) {
    reservations.release(orderId);
  }
}

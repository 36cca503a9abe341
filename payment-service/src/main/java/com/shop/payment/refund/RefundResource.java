package com.shop.payment.refund;

import com.shop.platform.http.StoredResponses;
import com.shop.platform.idempotency.IdempotencyKey;
import com.shop.platform.identity.Caller;
import com.shop.platform.identity.Role;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Refunds requested by admins. */
@Path("/payment")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Refunds")
class RefundResource {
  private final AdminRefunds refunds;
  private final Caller caller;

  RefundResource(AdminRefunds refunds, Caller caller) {
    this.refunds = refunds;
    this.caller = caller;
  }

  @POST
  @Path("/{id}/refund")
  @RolesAllowed(Role.ADMIN)
  @Operation(
      operationId = "refundPayment",
      summary = "Refund a payment",
      description =
          """
          Refunds part of a payment, or without an amount all that remains. The order keeps its
          status. Repeat the request with the same Idempotency-Key until it succeeds; the money is
          refunded once. Fails with `refund_exceeds_payment` if the amount exceeds what remains or
          nothing was captured; pending refunds count as made.""")
  @APIResponseSchema(
      value = RefundView.class,
      responseCode = "201",
      responseDescription = "The refund")
  @APIResponse(
      responseCode = "202",
      description = "Accepted; processing continues in the background")
  @APIResponse(
      responseCode = "409",
      description = "refund_exceeds_payment, idempotency_in_progress")
  public RestResponse<String> refund(
      @PathParam("id") UUID id,
      @HeaderParam(IdempotencyKey.HEADER) String key,
      @NotNull @Valid RefundRequest body) {
    String path = "/payment/" + id + "/refund";
    return StoredResponses.send(
        refunds.refund(id, body, new IdempotencyKey(caller.id(), path, key)));
  }
}

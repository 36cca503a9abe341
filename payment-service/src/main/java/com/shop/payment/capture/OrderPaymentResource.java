package com.shop.payment.capture;

import com.shop.payment.Payment;
import com.shop.payment.PaymentView;
import com.shop.platform.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What order-service calls. Both calls may be repeated at will, and are until they are 200. */
@Path("/internal/payments/{orderId}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SERVICE)
@Tag(name = "internal")
class OrderPaymentResource {
  private final PaymentProcessor payments;

  OrderPaymentResource(PaymentProcessor payments) {
    this.payments = payments;
  }

  @PUT
  @Operation(operationId = "capturePayment", summary = "Charge an order, once")
  @APIResponseSchema(
      value = PaymentView.class,
      responseCode = "200",
      responseDescription = "The payment as it now is")
  @APIResponse(responseCode = "202", description = "Its outcome is not known yet: ask again")
  @APIResponse(responseCode = "422", description = "unknown_card, payment_mismatch")
  public Response capture(@PathParam("orderId") UUID orderId, @NotNull @Valid CaptureRequest body) {
    Payment payment = payments.capture(orderId, body);
    return answer(payment, !payment.isPending());
  }

  @POST
  @Path("/refund")
  @Consumes(MediaType.WILDCARD)
  @Operation(operationId = "returnPayment", summary = "Give an order back whatever it has paid")
  @APIResponseSchema(
      value = PaymentView.class,
      responseCode = "200",
      responseDescription = "The payment as it now is")
  @APIResponse(responseCode = "202", description = "Not done yet; it goes on by itself")
  public Response refund(@PathParam("orderId") UUID orderId) {
    Payment payment = payments.refund(orderId);
    return answer(payment, payment.status().isOver());
  }

  private static Response answer(Payment payment, boolean known) {
    return Response.status(known ? Response.Status.OK : Response.Status.ACCEPTED)
        .entity(PaymentView.of(payment))
        .build();
  }
}

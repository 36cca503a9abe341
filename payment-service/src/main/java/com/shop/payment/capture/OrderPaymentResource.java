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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * Captures and refunds the payments of orders. For order-service only, which repeats both calls
 * until it receives 200.
 */
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
  @Operation(
      operationId = "capturePayment",
      summary = "Capture an order's payment",
      description =
          """
          Captures the amount from the customer's card. Repeat the request until the response is
          200; the card is captured at most once. A decline is a result, not an error: status
          DECLINED with a `declineCode`. An order that was refunded before is never captured: status
          VOIDED. Fails with `unknown_card` if the token is not the customer's, and with
          `payment_mismatch` if the order's payment has another customer, amount or card.""")
  @APIResponse(responseCode = "200", description = "The payment with its final outcome")
  @APIResponse(
      responseCode = "202",
      description = "The outcome is not known yet; repeat the request")
  @APIResponse(responseCode = "422", description = "unknown_card, payment_mismatch")
  public RestResponse<PaymentView> capture(
      @PathParam("orderId") UUID orderId, @NotNull @Valid CaptureRequest body) {
    Payment payment = payments.capture(orderId, body);
    return respond(payment, !payment.isPending());
  }

  @POST
  @Path("/refund")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "refundOrderPayment",
      summary = "Refund an order's payment in full",
      description =
          """
          Refunds whatever the order has paid and has not been refunded yet. Call it when the order
          is rejected or cancelled, even if the outcome of the capture is unknown; repeat it until
          the response is 200, and the money is refunded once. If nothing was captured, the payment
          is voided or stays DECLINED, and a later capture of this order is never carried out.""")
  @APIResponse(responseCode = "200", description = "The payment; no money is held any more")
  @APIResponse(
      responseCode = "202",
      description = "Accepted; processing continues in the background")
  public RestResponse<PaymentView> refund(@PathParam("orderId") UUID orderId) {
    Payment payment = payments.refund(orderId);
    return respond(payment, payment.status().isFinal());
  }

  private static RestResponse<PaymentView> respond(Payment payment, boolean settled) {
    return ResponseBuilder.create(
            settled ? RestResponse.Status.OK : RestResponse.Status.ACCEPTED,
            PaymentView.of(payment))
        .build();
  }
}

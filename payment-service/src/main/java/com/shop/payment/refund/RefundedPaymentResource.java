package com.shop.payment.refund;

import com.shop.platform.identity.Role;
import com.shop.platform.persistence.Transactions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reports refunds to order-service, which shows them with its orders. */
@Path("/internal/refunded-payments")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SERVICE)
@Tag(name = "internal")
class RefundedPaymentResource {
  private final RefundedPaymentRepository payments;

  RefundedPaymentResource(RefundedPaymentRepository payments) {
    this.payments = payments;
  }

  @GET
  @Operation(
      operationId = "listRefundedPayments",
      summary = "List refunded payments",
      description =
          """
          Lists up to 100 payments that were refunded in part or in full, by ascending number.
          Continue after the last number received until the list is empty. A payment that is
          refunded again gets a new number. No refund is numbered below one that was listed before,
          however late its transaction commits.""")
  public RefundedPayments list(
      @Parameter(description = "The last number received") @QueryParam("after") @DefaultValue("0")
          long after) {
    return new RefundedPayments(Transactions.call(() -> payments.after(after)));
  }
}

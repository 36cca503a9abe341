package com.shop.payment.refund;

import com.shop.platform.WholeNumber;
import com.shop.platform.identity.Role;
import com.shop.platform.persistence.Transactions;
import com.shop.platform.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reports refunds to order-service, which shows them with its orders. */
@Path("/internal/refunded-payments")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SERVICE)
@Tag(name = "internal")
class RefundedPaymentResource {
  private static final int MAX_DIGITS = 18;

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
      @Parameter(
              description = "The last number received",
              schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0"))
          @QueryParam("after")
          String after) {
    long number = number(after);
    return new RefundedPayments(Transactions.call(() -> payments.after(number)));
  }

  private static long number(String after) {
    if (after == null) {
      return 0;
    }
    return WholeNumber.parse(after, MAX_DIGITS)
        .orElseThrow(() -> Problem.invalid("after", "must be a whole number"));
  }
}

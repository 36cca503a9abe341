package com.shop.payment;

import com.shop.platform.identity.Caller;
import com.shop.platform.identity.Role;
import com.shop.platform.paging.CreatedAtCursor;
import com.shop.platform.paging.Limit;
import com.shop.platform.paging.Page;
import com.shop.platform.persistence.Transactions;
import com.shop.platform.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lists and shows payments: customers see their own, admins see all. */
@Path("/payment")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.CUSTOMER, Role.ADMIN})
@Tag(name = "Payments")
class PaymentResource {
  private final PaymentRepository payments;
  private final Caller caller;

  PaymentResource(PaymentRepository payments, Caller caller) {
    this.payments = payments;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listPayments",
      summary = "List payments",
      description =
          """
          Lists payments, newest first: customers get their own, admins get all. Use `orderId` to
          find the payment of an order. Fails with 400 if a parameter is malformed or the cursor
          belongs to another query.""")
  public Page<PaymentView> list(
      @Parameter(description = "Only the payment of this order") @QueryParam("orderId")
          UUID orderId,
      @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor) {
    PaymentFilter filter = new PaymentFilter(caller.isAdmin() ? null : caller.id(), orderId);
    int size = Limit.parse(limit);
    CreatedAtCursor after = filter.after(cursor);
    List<Payment> rows = Transactions.call(() -> payments.newestFirst(filter, after, size + 1));
    return Page.of(rows, size, PaymentView::of, filter::cursor);
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getPayment",
      summary = "Get a payment",
      description =
          """
          Returns a payment with its status and the amount refunded so far. While the status is
          PENDING, the outcome of the capture is not known yet. Fails with 404 if the payment does
          not exist or belongs to another customer.""")
  public PaymentView get(@PathParam("id") UUID id) {
    return Transactions.call(() -> payments.findByIdOptional(id))
        .filter(payment -> caller.maySee(payment.customerId()))
        .map(PaymentView::of)
        .orElseThrow(Problem::notFound);
  }
}

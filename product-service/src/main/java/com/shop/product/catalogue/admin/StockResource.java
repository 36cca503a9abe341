package com.shop.product.catalogue.admin;

import com.shop.platform.http.StoredResponses;
import com.shop.platform.idempotency.IdempotencyKey;
import com.shop.platform.identity.Caller;
import com.shop.platform.identity.Role;
import com.shop.product.catalogue.ProductView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;

/** The stock of a product, for admins to adjust. */
@Path("/product")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Tag(name = "Assortment")
class StockResource {
  private final StockAdjustments adjustments;
  private final Caller caller;

  StockResource(StockAdjustments adjustments, Caller caller) {
    this.adjustments = adjustments;
    this.caller = caller;
  }

  @POST
  @Path("/{id}/stock")
  @Operation(operationId = "adjustStock", summary = "Put pieces into the stock, or take them out")
  @APIResponseSchema(
      value = ProductView.class,
      responseCode = "200",
      responseDescription = "The product as it is now")
  @APIResponse(responseCode = "409", description = "insufficient_stock, idempotency_in_progress")
  public RestResponse<String> adjust(
      UUID id,
      @RestHeader(IdempotencyKey.HEADER) String key,
      @NotNull @Valid StockAdjustment request) {
    String path = "/product/" + id + "/stock";
    return StoredResponses.send(
        adjustments.adjust(id, request, new IdempotencyKey(caller.id(), path, key)));
  }
}

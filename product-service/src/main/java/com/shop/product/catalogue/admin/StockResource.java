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

/** Catalogue administration: adjusts the stock of products. */
@Path("/product")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Tag(name = "Catalogue administration")
class StockResource {
  private final StockAdjustments adjustments;
  private final Caller caller;

  StockResource(StockAdjustments adjustments, Caller caller) {
    this.adjustments = adjustments;
    this.caller = caller;
  }

  @POST
  @Path("/{id}/stock")
  @Operation(
      operationId = "adjustStock",
      summary = "Adjust a product's stock",
      description =
          """
          Adds pieces to the stock, or removes them with a negative delta, for a reason that is not
          an order: a delivery, breakage, a recount. Repeat the request with the same
          Idempotency-Key until it succeeds; the stock is adjusted once. Fails with
          `insufficient_stock`, and changes nothing, if fewer pieces are available than are to be
          removed.""")
  @APIResponseSchema(
      value = ProductView.class,
      responseCode = "200",
      responseDescription = "The product with its new stock")
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

package com.shop.product.catalogue.admin;

import com.shop.platform.identity.Role;
import com.shop.product.catalogue.IfMatch;
import com.shop.product.catalogue.Product;
import com.shop.product.catalogue.ProductView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Catalogue administration: adds, edits and removes products. */
@Path("/product")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Tag(name = "Catalogue administration")
class ProductAdminResource {
  private final ProductAdminService products;

  ProductAdminResource(ProductAdminService products) {
    this.products = products;
  }

  @POST
  @Operation(
      operationId = "addProduct",
      summary = "Add a product",
      description =
          """
          Adds a product to the catalogue together with its initial stock. Fails with `sku_taken` if
          another product has, or had before it was removed, the same SKU; so a repeated request
          never adds the product twice.""")
  @APIResponseSchema(
      value = ProductView.class,
      responseCode = "201",
      responseDescription = "The new product")
  @APIResponse(responseCode = "409", description = "sku_taken")
  public RestResponse<ProductView> add(@NotNull @Valid NewProduct request) {
    Product added = products.add(request);
    // Not ResponseBuilder.created, which would turn the path into an absolute URL.
    return withTag(ResponseBuilder.create(RestResponse.Status.CREATED, added.view()), added)
        .header(HttpHeaders.LOCATION, "/product/" + added.id())
        .build();
  }

  @PUT
  @Path("/{id}")
  @Operation(
      operationId = "editProduct",
      summary = "Edit a product",
      description =
          """
          Replaces all editable fields. Read the product first and send its ETag as `If-Match`: if
          another admin has edited it since, the request fails with `precondition_failed` and
          changes nothing. Stock changes in the meantime do not matter; use `POST
          /product/{id}/stock` to change the stock. Existing orders keep the name and price that
          they were placed with. Fails with `sku_taken` if another product has, or had, the new
          SKU.""")
  @APIResponse(responseCode = "200", description = "The edited product")
  @APIResponse(responseCode = "409", description = "sku_taken")
  public RestResponse<ProductView> edit(
      UUID id,
      @Parameter(required = true, description = "The ETag of the version that the edit is based on")
          @RestHeader(HttpHeaders.IF_MATCH)
          String ifMatch,
      @NotNull @Valid ProductFields request) {
    Product edited = products.edit(id, new IfMatch(ifMatch), request);
    return withTag(ResponseBuilder.ok(edited.view()), edited).build();
  }

  @DELETE
  @Path("/{id}")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "removeProduct",
      summary = "Remove a product",
      description =
          """
          Removes a product from the catalogue for good: it can no longer be found or ordered, and
          its SKU cannot be used again. Existing orders and reservations are not affected. With
          `If-Match`, fails with `precondition_failed` if the product has been edited since.""")
  @APIResponse(responseCode = "204", description = "The product is removed")
  public void remove(
      UUID id,
      @Parameter(description = "The ETag of the version to remove; any version if absent")
          @RestHeader(HttpHeaders.IF_MATCH)
          String ifMatch) {
    products.remove(id, new IfMatch(ifMatch));
  }

  private static ResponseBuilder<ProductView> withTag(
      ResponseBuilder<ProductView> response, Product product) {
    return response.tag(new EntityTag(product.entityTag()));
  }
}

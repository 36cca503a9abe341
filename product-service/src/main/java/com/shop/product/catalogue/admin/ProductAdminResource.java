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
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;

/** What is sold, for admins to decide. */
@Path("/product")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Tag(name = "Assortment")
class ProductAdminResource {
  private final ProductAdminService assortment;

  ProductAdminResource(ProductAdminService assortment) {
    this.assortment = assortment;
  }

  @POST
  @Operation(operationId = "addProduct", summary = "Add a product with its first stock")
  @APIResponseSchema(
      value = ProductView.class,
      responseCode = "201",
      responseDescription = "The product as it is now")
  @APIResponse(responseCode = "409", description = "sku_taken")
  public Response add(@NotNull @Valid NewProduct request) {
    Product added = assortment.add(request);
    // As text: Response.created would make a URL of the path.
    return shown(Response.status(201), added)
        .header(HttpHeaders.LOCATION, "/product/" + added.id())
        .build();
  }

  @PUT
  @Path("/{id}")
  @Operation(
      operationId = "editProduct",
      summary = "Edit a product as it was when its ETag was read")
  @APIResponseSchema(
      value = ProductView.class,
      responseCode = "200",
      responseDescription = "The product as it is now")
  @APIResponse(responseCode = "409", description = "sku_taken")
  public Response edit(
      UUID id,
      @Parameter(required = true, description = "The ETag of the product as it was read")
          @RestHeader(HttpHeaders.IF_MATCH)
          String ifMatch,
      @NotNull @Valid ProductFields request) {
    Product edited = assortment.edit(id, new IfMatch(ifMatch), request);
    return shown(Response.ok(), edited).build();
  }

  @DELETE
  @Path("/{id}")
  @Consumes(MediaType.WILDCARD)
  @Operation(operationId = "removeProduct", summary = "Take a product out of the catalogue")
  public void remove(UUID id, @RestHeader(HttpHeaders.IF_MATCH) String ifMatch) {
    assortment.remove(id, new IfMatch(ifMatch));
  }

  private static Response.ResponseBuilder shown(Response.ResponseBuilder answer, Product product) {
    return answer.entity(product.view()).tag(new EntityTag(product.entityTag()));
  }
}

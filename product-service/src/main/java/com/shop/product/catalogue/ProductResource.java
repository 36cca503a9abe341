package com.shop.product.catalogue;

import com.shop.platform.paging.Limit;
import com.shop.platform.paging.Page;
import com.shop.platform.persistence.Transactions;
import com.shop.platform.problem.Problem;
import com.shop.product.catalogue.ProductSort.Place;
import com.shop.product.replica.ReadSplit;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.query.QueryProducer;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestHeader;

/** The catalogue, for anyone. */
@Path("/product")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Catalogue")
class ProductResource {
  /** Less than the 5 s of the contract, as what is read may be behind already. */
  private static final int BROWSED_SECONDS = 2;

  private final ProductRepository products;
  private final ReadSplit split;

  ProductResource(ProductRepository products, ReadSplit split) {
    this.products = products;
    this.split = split;
  }

  @Cache(maxAge = BROWSED_SECONDS)
  @GET
  @PermitAll
  @Operation(operationId = "listProducts", summary = "Browse and search the catalogue")
  public Page<ProductView> list(@BeanParam ProductParameters parameters, @Context UriInfo uri) {
    ProductQuery query = parameters.query(uri);
    String seal = query.seal();
    int limit = Limit.parse(parameters.limit());
    Place from = parameters.cursor() == null ? null : query.sort().place(seal, parameters.cursor());
    Function<QueryProducer, List<Product>> page =
        database -> products.page(database, query, from, limit);
    // Products by id are asked for by somebody who has just seen them: they are never stale.
    return Page.of(
        query.ids() == null ? split.read(page) : split.readFromPrimary(page),
        limit,
        Product::view,
        last -> query.sort().cursor(seal, last));
  }

  @Cache(maxAge = BROWSED_SECONDS)
  @GET
  @Path("/categories")
  @PermitAll
  @Operation(
      operationId = "listCategories",
      summary = "The categories and how many products each has")
  public CategoryList categories() {
    return new CategoryList(split.read(products::categories));
  }

  @GET
  @Path("/{id}")
  @PermitAll
  @Operation(operationId = "getProduct", summary = "One product, never stale")
  @APIResponseSchema(
      value = ProductView.class,
      responseCode = "200",
      responseDescription = "The product as it is now")
  @APIResponse(responseCode = "304", description = "As the client knows it")
  public Response product(
      UUID id,
      @Parameter(description = "The ETags that the client knows")
          @RestHeader(HttpHeaders.IF_NONE_MATCH)
          String known) {
    Product product = Transactions.call(() -> products.live(id)).orElseThrow(Problem::notFound);
    EntityTag tag = new EntityTag(product.entityTag());
    Response.ResponseBuilder response =
        new IfNoneMatch(known).names(tag) ? Response.notModified() : Response.ok(product.view());
    return response.tag(tag).header(HttpHeaders.CACHE_CONTROL, "no-cache").build();
  }
}

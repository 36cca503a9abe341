package com.shop.product.catalogue;

import com.shop.platform.paging.Limit;
import com.shop.platform.paging.Page;
import com.shop.platform.persistence.Transactions;
import com.shop.platform.problem.Problem;
import com.shop.product.catalogue.ProductSort.Position;
import com.shop.product.replica.ReadSplit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
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
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.query.QueryProducer;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The public product catalogue. */
@Path("/product")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Catalogue")
class ProductResource {
  /** Leaves 3 of the contract's 5 seconds for replication lag. */
  private static final int MAX_AGE_SECONDS = 2;

  private final ProductRepository products;
  private final ReadSplit split;
  private final SingleFlight<ListRequest, Page<ProductView>> lists;
  private final SingleFlight<String, CategoryList> categories;

  ProductResource(ProductRepository products, ReadSplit split, MeterRegistry metrics) {
    this.products = products;
    this.split = split;
    Counter shared = metrics.counter("shop.catalogue.shared");
    this.lists = new SingleFlight<>(shared::increment);
    this.categories = new SingleFlight<>(shared::increment);
  }

  /** Everything that determines a page of the list. */
  private record ListRequest(ProductQuery query, Position after, int limit) {}

  @Cache(maxAge = MAX_AGE_SECONDS)
  @GET
  @PermitAll
  @Operation(
      operationId = "listProducts",
      summary = "List products",
      description =
          """
          Browses and searches the catalogue, one page at a time. All filters must match. The list
          may be up to 5 seconds old, except with `ids`, which always reads current data; ids that
          are not in the catalogue are left out. Fails with 400 if a parameter is malformed or the
          cursor belongs to another query.""")
  public Page<ProductView> list(@BeanParam ProductParameters parameters, @Context UriInfo uri) {
    ProductQuery query = parameters.query(uri);
    Position after =
        parameters.cursor() == null
            ? null
            : query.sort().position(query.cursorScope(), parameters.cursor());
    ListRequest request = new ListRequest(query, after, Limit.parse(parameters.limit()));
    // A client that asks by id has just seen these products: never return older data.
    return query.ids() == null
        ? lists.get(request, () -> page(request, split::read))
        : page(request, split::readFromPrimary);
  }

  @Cache(maxAge = MAX_AGE_SECONDS)
  @GET
  @Path("/categories")
  @PermitAll
  @Operation(
      operationId = "listCategories",
      summary = "List categories",
      description =
          """
          Returns every category that has products, by slug, with its number of products. The list
          may be up to 5 seconds old.""")
  public CategoryList categories() {
    return categories.get("all", () -> new CategoryList(split.read(products::categories)));
  }

  @GET
  @Path("/{id}")
  @PermitAll
  @Operation(
      operationId = "getProduct",
      summary = "Get a product",
      description =
          """
          Returns the product's current data, never older. The ETag changes with every edit and
          every stock change; send it as `If-None-Match` to get 304 without a body when nothing has
          changed, or as `If-Match` to edit the product. Fails with 404 if the product does not
          exist or was removed.""")
  @APIResponse(responseCode = "200", description = "The product")
  @APIResponse(responseCode = "304", description = "The product has not changed")
  public RestResponse<ProductView> product(
      UUID id,
      @Parameter(description = "The ETags of the versions that the client has")
          @RestHeader(HttpHeaders.IF_NONE_MATCH)
          String ifNoneMatch) {
    Product product = Transactions.call(() -> products.live(id)).orElseThrow(Problem::notFound);
    EntityTag tag = new EntityTag(product.entityTag());
    ResponseBuilder<ProductView> response =
        new IfNoneMatch(ifNoneMatch).matches(product.entityTag())
            ? ResponseBuilder.notModified()
            : ResponseBuilder.ok(product.view());
    return response.tag(tag).header(HttpHeaders.CACHE_CONTROL, "no-cache").build();
  }

  private Page<ProductView> page(
      ListRequest request,
      Function<Function<QueryProducer, List<Product>>, List<Product>> database) {
    ProductQuery query = request.query();
    return Page.of(
        database.apply(db -> products.page(db, query, request.after(), request.limit())),
        request.limit(),
        Product::view,
        last -> query.sort().cursor(query.cursorScope(), last));
  }
}

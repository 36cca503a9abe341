package com.shop.product.catalogue;

import com.shop.platform.paging.Limit;
import com.shop.platform.paging.Page;
import com.shop.platform.problem.Problem;
import com.shop.product.catalogue.ProductRepository.Versioned;
import com.shop.product.catalogue.ProductSort.Position;
import com.shop.product.replica.Query;
import com.shop.product.replica.ReadSplit;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The public product catalogue. Lists in the cache are answered without leaving the event loop. */
@Path("/product")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Catalogue")
class ProductResource {
  /** How long clients may cache a list: the rest of the 5 seconds that it may be old. */
  static final int MAX_AGE_SECONDS = 1;

  private final ReadSplit split;
  private final ListCache lists;
  private final CurrentProducts products;
  private final CurrentVertxRequest exchange;

  ProductResource(
      ReadSplit split, ListCache lists, CurrentProducts products, CurrentVertxRequest exchange) {
    this.split = split;
    this.lists = lists;
    this.products = products;
    this.exchange = exchange;
  }

  /** Everything that determines a page of the list. */
  private record ListRequest(ProductQuery query, Position after, int limit) {}

  @GET
  @PermitAll
  @Operation(
      operationId = "listProducts",
      summary = "List products",
      description =
          """
          Browses and searches the catalogue, one page at a time. All filters must match. The list
          may be up to 5 seconds old, except with `ids`, which always reads current data; ids that
          are not in the catalogue are left out. Send the ETag as `If-None-Match` to get 304 without
          a body when the page has not changed. Fails with 400 if a parameter is malformed or the
          cursor belongs to another query.""")
  @APIResponseSchema(
      value = ProductPage.class,
      responseCode = "200",
      responseDescription = "The page")
  @APIResponse(responseCode = "304", description = "The page has not changed")
  public CompletionStage<RestResponse<byte[]>> list(
      @BeanParam ProductParameters parameters,
      @Parameter(description = "The ETags of the pages that the client has")
          @RestHeader(HttpHeaders.IF_NONE_MATCH)
          String ifNoneMatch) {
    ProductQuery query = parameters.query(exchange.getCurrent().queryParams());
    Position after =
        parameters.cursor() == null
            ? null
            : query.sort().position(query.cursorScope(), parameters.cursor());
    ListRequest request = new ListRequest(query, after, Limit.parse(parameters.limit()));
    // A client that asks by id has just seen these products: never return older data.
    CompletionStage<RenderedList> list =
        query.ids() == null
            ? lists.get(request, () -> split.read(rows(request)).map(page(request)))
            : lists.getUncached(() -> split.readCurrent(rows(request)).map(page(request)));
    return list.thenApply(page -> response(page, ifNoneMatch));
  }

  @GET
  @Path("/categories")
  @PermitAll
  @Operation(
      operationId = "listCategories",
      summary = "List categories",
      description =
          """
          Returns every category that has products, by slug, with its number of products. The list
          may be up to 5 seconds old. Send the ETag as `If-None-Match` to get 304 without a body when
          it has not changed.""")
  @APIResponseSchema(
      value = CategoryList.class,
      responseCode = "200",
      responseDescription = "The categories")
  @APIResponse(responseCode = "304", description = "The list has not changed")
  public CompletionStage<RestResponse<byte[]>> categories(
      @Parameter(description = "The ETags of the lists that the client has")
          @RestHeader(HttpHeaders.IF_NONE_MATCH)
          String ifNoneMatch) {
    return lists
        .get("categories", () -> split.read(ProductRepository.categories()))
        .thenApply(categories -> response(categories, ifNoneMatch));
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
  public CompletionStage<RestResponse<ProductView>> product(
      UUID id,
      @Parameter(description = "The ETags of the versions that the client has")
          @RestHeader(HttpHeaders.IF_NONE_MATCH)
          String ifNoneMatch) {
    return products
        .get(id)
        .thenApply(found -> response(found.orElseThrow(Problem::notFound), ifNoneMatch));
  }

  private static Query<List<ProductView>> rows(ListRequest request) {
    return ProductRepository.page(request.query(), request.after(), request.limit());
  }

  private static Function<List<ProductView>, ProductPage> page(ListRequest request) {
    ProductQuery query = request.query();
    return rows ->
        ProductPage.of(
            Page.of(
                rows,
                request.limit(),
                product -> product,
                last -> query.sort().cursor(query.cursorScope(), last)));
  }

  /** The tag is weak, since a proxy may compress the list. */
  private static RestResponse<byte[]> response(RenderedList list, String ifNoneMatch) {
    return response(
        list.json(),
        new EntityTag(list.entityTag(), true),
        "max-age=" + MAX_AGE_SECONDS,
        ifNoneMatch);
  }

  private static RestResponse<ProductView> response(Versioned found, String ifNoneMatch) {
    return response(found.product(), new EntityTag(found.entityTag()), "no-cache", ifNoneMatch);
  }

  private static <T> RestResponse<T> response(
      T body, EntityTag tag, String caching, String ifNoneMatch) {
    ResponseBuilder<T> response =
        new IfNoneMatch(ifNoneMatch).matches(tag.getValue())
            ? ResponseBuilder.notModified()
            : ResponseBuilder.ok(body);
    return response.tag(tag).header(HttpHeaders.CACHE_CONTROL, caching).build();
  }
}

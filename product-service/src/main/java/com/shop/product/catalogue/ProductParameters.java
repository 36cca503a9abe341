package com.shop.product.catalogue;

import com.shop.platform.CodePoints;
import com.shop.platform.Ids;
import com.shop.platform.Nfc;
import com.shop.platform.WholeNumber;
import com.shop.platform.problem.Problem;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The unparsed query parameters of the product list; null if absent or empty. */
record ProductParameters(
    @Parameter(
            description = "Text that the name, the description or the SKU contains",
            schema = @Schema(maxLength = ProductParameters.MAX_TEXT))
        @RestQuery
        String q,
    @Parameter(description = "Only products of the category with this slug") @RestQuery
        String category,
    @Parameter(
            description = "The lowest price, inclusive, in minor units",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0"))
        @RestQuery
        String minPrice,
    @Parameter(
            description = "The highest price, inclusive, in minor units",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0"))
        @RestQuery
        String maxPrice,
    @Parameter(
            description = "Only products that are in stock (true) or out of stock (false)",
            schema = @Schema(type = SchemaType.BOOLEAN))
        @RestQuery
        String inStock,
    @Parameter(
            description = "Only the products with these ids",
            schema = @Schema(minItems = 1, maxItems = ProductParameters.MAX_IDS))
        @RestQuery
        List<String> ids,
    @Parameter(
            description = "The sort order; -price is the highest price first",
            schema =
                @Schema(
                    enumeration = {"newest", "price", "-price", "name"},
                    defaultValue = "newest"))
        @RestQuery
        String sort,
    @RestQuery String limit,
    @RestQuery String cursor) {

  private static final int MAX_TEXT = 100;
  private static final int MAX_IDS = 50;
  private static final Pattern SLUG = Pattern.compile(Slug.SYNTAX);
  private static final int MAX_DIGITS = 18;

  /**
   * Parses the filters and the sort.
   *
   * @param given distinguishes an empty {@code ids=}, which must not return all products, from an
   *     absent one
   * @throws Problem 400 if a parameter is malformed or out of range
   */
  ProductQuery query(MultiMap given) {
    return new ProductQuery(
        slug(),
        minorUnits("minPrice", minPrice),
        minorUnits("maxPrice", maxPrice),
        stockFilter(),
        given.contains("ids") ? distinctIds() : null,
        ProductSort.parse(sort),
        text());
  }

  private String text() {
    if (q == null || q.isBlank()) {
      return null;
    }
    String text = Nfc.of(q.strip());
    if (CodePoints.count(text) > MAX_TEXT) {
      throw Problem.invalid("q", "must have at most " + MAX_TEXT + " characters");
    }
    return text;
  }

  private String slug() {
    if (category != null && !SLUG.matcher(category).matches()) {
      throw Problem.invalid("category", "must be a category's slug");
    }
    return category;
  }

  private static Long minorUnits(String name, String text) {
    if (text == null) {
      return null;
    }
    return WholeNumber.parse(text, MAX_DIGITS)
        .orElseThrow(
            () -> Problem.invalid(name, "must be a whole number of minor units, 0 or more"));
  }

  private Boolean stockFilter() {
    if (inStock == null) {
      return null;
    }
    return switch (inStock) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Problem.invalid("inStock", "must be true or false");
    };
  }

  /** Accepts ids separated by commas, a repeated parameter, or both. */
  private List<UUID> distinctIds() {
    List<UUID> requested =
        ids.stream()
            .flatMap(value -> Stream.of(value.split(",", -1)))
            .limit(MAX_IDS + 1L)
            .map(id -> Ids.parse(id).orElseThrow(() -> Problem.invalid("ids", "must be UUIDs")))
            .toList();
    if (requested.isEmpty() || requested.size() > MAX_IDS) {
      throw Problem.invalid("ids", "must be 1 to " + MAX_IDS + " UUIDs");
    }
    return requested.stream().distinct().sorted().toList();
  }
}

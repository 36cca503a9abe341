package com.shop.product.catalogue;

import com.shop.platform.Ids;
import com.shop.platform.problem.Problem;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters of the product list as they are written; null if left out or empty. */
record ProductParameters(
    @Parameter(
            description = "A part of the name, the description or the sku",
            schema = @Schema(maxLength = ProductParameters.LONGEST_TEXT))
        @RestQuery
        String q,
    @Parameter(description = "The slug of a category") @RestQuery String category,
    @Parameter(
            description = "In minor units",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0"))
        @RestQuery
        String minPrice,
    @Parameter(
            description = "In minor units",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0"))
        @RestQuery
        String maxPrice,
    @Parameter(
            description = "Whether there is any to buy",
            schema = @Schema(type = SchemaType.BOOLEAN))
        @RestQuery
        String inStock,
    @Parameter(
            description = "These products only",
            schema = @Schema(minItems = 1, maxItems = ProductParameters.MOST_IDS))
        @RestQuery
        List<String> ids,
    @Parameter(
            schema =
                @Schema(
                    enumeration = {"newest", "price", "-price", "name"},
                    defaultValue = "newest"))
        @RestQuery
        String sort,
    @RestQuery String limit,
    @RestQuery String cursor) {

  private static final int LONGEST_TEXT = 100;
  private static final int MOST_IDS = 50;
  private static final Pattern SLUG = Pattern.compile(Slug.SYNTAX);
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,18}");

  /**
   * Reads the filters and the sort.
   *
   * @param uri tells {@code ids=}, which must not be answered with all products, from no {@code
   *     ids}
   * @throws Problem 400 when one is unreadable or out of range
   */
  ProductQuery query(UriInfo uri) {
    return new ProductQuery(
        slug(),
        amount("minPrice", minPrice),
        amount("maxPrice", maxPrice),
        yesOrNo(),
        uri.getQueryParameters().containsKey("ids") ? distinctIds() : null,
        ProductSort.parse(sort),
        text());
  }

  private String text() {
    if (q == null || q.isBlank()) {
      return null;
    }
    String text = q.strip();
    if (text.length() > LONGEST_TEXT) {
      throw Problem.invalid("q", "must have at most " + LONGEST_TEXT + " characters");
    }
    return text;
  }

  private String slug() {
    if (category != null && !SLUG.matcher(category).matches()) {
      throw Problem.invalid("category", "must be a category's slug");
    }
    return category;
  }

  private static Long amount(String name, String written) {
    if (written == null) {
      return null;
    }
    if (!WHOLE_NUMBER.matcher(written).matches()) {
      throw Problem.invalid(name, "must be a whole number of minor units, 0 or more");
    }
    return Long.valueOf(written);
  }

  private Boolean yesOrNo() {
    if (inStock == null) {
      return null;
    }
    return switch (inStock) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Problem.invalid("inStock", "must be true or false");
    };
  }

  /** Separated by commas, or the parameter repeated, or both. */
  private List<UUID> distinctIds() {
    List<UUID> asked =
        ids.stream()
            .flatMap(some -> Stream.of(some.split(",", -1)))
            .limit(MOST_IDS + 1L)
            .map(id -> Ids.parse(id).orElseThrow(() -> Problem.invalid("ids", "must be UUIDs")))
            .toList();
    if (asked.isEmpty() || asked.size() > MOST_IDS) {
      throw Problem.invalid("ids", "must be 1 to " + MOST_IDS + " UUIDs");
    }
    return asked.stream().distinct().sorted().toList();
  }
}

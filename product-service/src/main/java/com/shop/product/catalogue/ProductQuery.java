package com.shop.product.catalogue;

import java.util.List;
import java.util.UUID;

/**
 * The filters and the sort of a product list. A null filter does not apply.
 *
 * @param minPrice in minor units, like {@code maxPrice}; both inclusive
 * @param ids only these products, in the order of the sort
 * @param text part of a product's name, description or SKU
 */
record ProductQuery(
    String category,
    Long minPrice,
    Long maxPrice,
    Boolean inStock,
    List<UUID> ids,
    ProductSort sort,
    String text) {

  /**
   * The text that binds a cursor to this query. The only part that can contain any character comes
   * last, so that no two queries produce the same text.
   */
  String cursorScope() {
    return String.join(
        "|",
        String.valueOf(category),
        String.valueOf(minPrice),
        String.valueOf(maxPrice),
        String.valueOf(inStock),
        String.valueOf(ids),
        sort.name(),
        text == null ? "" : text);
  }
}

package com.shop.product.catalogue;

import java.util.List;
import java.util.UUID;

/**
 * What is asked of the catalogue; a filter that is null is not asked for.
 *
 * @param minPrice in minor units, like {@code maxPrice}; both inclusive
 * @param ids only these, in the order of the sort
 * @param text part of a product's name, description or sku
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
   * What a cursor is sealed to. The one part that can hold any character comes last, so that no two
   * queries read the same.
   */
  String seal() {
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

package com.shop.product.reservation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.shop.platform.problem.Problem;
import com.shop.product.catalogue.Product;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Why nothing was reserved for an order: kept, so that a repeat is told the very same. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "code")
@JsonSubTypes({
  @JsonSubTypes.Type(
      value = ReservationRejection.InsufficientStock.class,
      name = "insufficient_stock"),
  @JsonSubTypes.Type(value = ReservationRejection.UnknownProduct.class, name = "unknown_product")
})
sealed interface ReservationRejection {

  Problem problem();

  /**
   * Looks whether an order can be served.
   *
   * @param quantities what is asked for
   * @param products those of them that exist
   * @return null when it can
   */
  static ReservationRejection of(Map<UUID, Integer> quantities, Map<UUID, Product> products) {
    List<UUID> unknown =
        quantities.keySet().stream()
            .filter(id -> !products.containsKey(id) || products.get(id).isDeleted())
            .toList();
    if (!unknown.isEmpty()) {
      return new UnknownProduct(unknown);
    }
    List<Shortage> shortages =
        quantities.entrySet().stream()
            .map(e -> new Shortage(e.getKey(), e.getValue(), products.get(e.getKey()).available()))
            .filter(shortage -> shortage.available() < shortage.requested())
            .toList();
    return shortages.isEmpty() ? null : new InsufficientStock(shortages);
  }

  /** Some lines asked for more than there was. */
  record InsufficientStock(List<Shortage> shortages) implements ReservationRejection {
    @Override
    public Problem problem() {
      return new Problem(409, "insufficient_stock", "There is not enough in stock.")
          .with("shortages", shortages);
    }
  }

  /** Some lines named products that are not, or no longer, in the catalogue. */
  record UnknownProduct(List<UUID> productIds) implements ReservationRejection {
    @Override
    public Problem problem() {
      return new Problem(422, "unknown_product", "Some products are not in the catalogue.")
          .with("productIds", productIds);
    }
  }
}

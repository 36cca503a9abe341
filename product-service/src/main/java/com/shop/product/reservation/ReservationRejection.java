package com.shop.product.reservation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.shop.product.catalogue.Product;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Why nothing was reserved for an order. Stored as JSON, so that a repeated request fails alike.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "code")
@JsonSubTypes({
  @JsonSubTypes.Type(
      value = ReservationRejection.InsufficientStock.class,
      name = "insufficient_stock"),
  @JsonSubTypes.Type(value = ReservationRejection.UnknownProduct.class, name = "unknown_product")
})
sealed interface ReservationRejection {

  /**
   * Checks whether an order can be fulfilled.
   *
   * @param quantities the requested quantity of each product
   * @param products the requested products that exist
   * @return null if it can
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

  /** Some lines request more than is available. */
  record InsufficientStock(List<Shortage> shortages) implements ReservationRejection {}

  /** Some lines name products that do not exist or were removed. */
  record UnknownProduct(List<UUID> productIds) implements ReservationRejection {}
}

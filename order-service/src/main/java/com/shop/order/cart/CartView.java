package com.shop.order.cart;

import com.shop.order.client.product.Product;
import com.shop.platform.Money;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A cart as its customer sees it, at current prices.
 *
 * @param total of the lines that can be bought
 */
@Schema(name = "Cart")
record CartView(List<Item> items, Money total) {

  /** Whether a line can be bought as it is. */
  enum Availability {
    AVAILABLE,
    /** Fewer are available than the line asks for. */
    INSUFFICIENT_STOCK,
    /** The product is no longer sold. */
    DISCONTINUED
  }

  /**
   * One product in the cart.
   *
   * @param available how many can be bought now; 0 if the product is no longer sold
   */
  @Schema(name = "CartLine")
  record Item(
      UUID productId,
      int quantity,
      String name,
      Money unitPrice,
      Money lineTotal,
      int available,
      Availability availability) {

    private static Item of(CartLine line, Product product) {
      return item(
          line,
          product,
          product.available() >= line.quantity()
              ? Availability.AVAILABLE
              : Availability.INSUFFICIENT_STOCK);
    }

    /** With its last name and price, so that the customer knows what to remove. */
    private static Item discontinued(CartLine line) {
      return item(
          line,
          new Product(line.productId(), line.name(), line.unitPrice(), 0),
          Availability.DISCONTINUED);
    }

    private static Item item(CartLine line, Product product, Availability availability) {
      return new Item(
          line.productId(),
          line.quantity(),
          product.name(),
          product.price(),
          product.price().times(line.quantity()),
          product.available(),
          availability);
    }
  }

  /**
   * @param products the products that are still sold
   */
  static CartView of(List<CartLine> lines, Map<UUID, Product> products) {
    List<Item> items =
        lines.stream()
            .map(
                line ->
                    products.containsKey(line.productId())
                        ? Item.of(line, products.get(line.productId()))
                        : Item.discontinued(line))
            .toList();
    return new CartView(
        items,
        items.stream()
            .filter(item -> item.availability() == Availability.AVAILABLE)
            .map(Item::lineTotal)
            .reduce(Money.of(0), Money::plus));
  }
}

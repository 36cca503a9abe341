package com.shop.order.cart;

import com.shop.order.client.product.Product;
import com.shop.platform.Money;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A cart as its customer sees it, at the prices that hold now. */
@Schema(name = "Cart")
record CartView(List<Item> items, Money total) {

  /**
   * One line of it.
   *
   * @param available how many could be bought now; 0 where the product is no longer sold
   */
  @Schema(name = "CartLine")
  record Item(
      UUID productId, int quantity, String name, Money unitPrice, Money lineTotal, int available) {

    private static Item of(CartLine line, Product product) {
      return new Item(
          line.productId(),
          line.quantity(),
          product.name(),
          product.price(),
          product.price().times(line.quantity()),
          product.available());
    }
  }

  /**
   * @param products those of the lines that are still sold; of the others the customer sees what
   *     they were, to know what to take out
   */
  static CartView of(List<CartLine> lines, Map<UUID, Product> products) {
    List<Item> items =
        lines.stream()
            .map(line -> Item.of(line, products.getOrDefault(line.productId(), noLongerSold(line))))
            .toList();
    return new CartView(
        items, items.stream().map(Item::lineTotal).reduce(Money.of(0), Money::plus));
  }

  private static Product noLongerSold(CartLine line) {
    return new Product(line.productId(), line.name(), line.unitPrice(), 0);
  }
}

package com.shop.order.cart;

import com.shop.order.client.product.Product;
import com.shop.platform.Money;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A cart as its customer sees it, at current prices. */
@Schema(name = "Cart")
record CartView(List<Item> items, Money total) {

  /**
   * One product in the cart.
   *
   * @param available how many can be bought now; 0 if the product is no longer sold
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
   * @param products the products that are still sold; the others are shown with their last name and
   *     price, so that the customer knows what to remove
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

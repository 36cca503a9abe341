package com.shop.order.cart;

import com.shop.order.client.StepFailedException;
import com.shop.order.client.product.Catalogue;
import com.shop.order.client.product.Product;
import com.shop.platform.persistence.Transactions;
import com.shop.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Shows and fills carts. What a product is called and costs is asked of product-service each time,
 * with no transaction open; where that is away, only taking out works.
 */
@ApplicationScoped
class Cart {
  private final CartLines lines;
  private final Catalogue catalogue;

  Cart(CartLines lines, Catalogue catalogue) {
    this.lines = lines;
    this.catalogue = catalogue;
  }

  /**
   * @throws Problem 503 when product-service is away
   */
  CartView show(UUID customer) {
    List<CartLine> shown = Transactions.call(() -> lines.of(customer));
    List<UUID> products = shown.stream().map(CartLine::productId).toList();
    return CartView.of(shown, told(() -> catalogue.find(products)));
  }

  /**
   * @throws Problem 422 {@code unknown_product}, 409 {@code cart_full}; 503 when product-service is
   *     away: then it may be put again, whether or not it has been put
   */
  CartView put(UUID customer, UUID productId, int quantity) {
    Product product =
        told(() -> catalogue.one(productId))
            .orElseThrow(
                () ->
                    new Problem(422, "unknown_product", "This product is not sold.")
                        .with("productIds", List.of(productId)));
    Transactions.run(() -> lines.put(customer, product, quantity));
    return show(customer);
  }

  void remove(UUID customer, UUID productId) {
    Transactions.run(() -> lines.remove(customer, productId));
  }

  void clear(UUID customer) {
    Transactions.run(() -> lines.clear(customer));
  }

  private static <T> T told(Supplier<T> question) {
    try {
      return question.get();
    } catch (StepFailedException e) {
      throw Problem.unavailable("The catalogue does not answer at the moment.");
    }
  }
}

package com.shop.order.cart;

import com.shop.order.client.StepFailedException;
import com.shop.order.client.product.CatalogueClient;
import com.shop.order.client.product.Product;
import com.shop.platform.persistence.Transactions;
import com.shop.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Shows and changes carts. Names and prices are read from product-service each time, with no
 * transaction open; while product-service is unavailable, products can only be removed.
 */
@ApplicationScoped
class CartService {
  private final CartRepository carts;
  private final CatalogueClient catalogue;

  CartService(CartRepository carts, CatalogueClient catalogue) {
    this.carts = carts;
    this.catalogue = catalogue;
  }

  /**
   * @throws Problem 503 while product-service is unavailable
   */
  CartView show(UUID customer) {
    List<CartLine> lines = Transactions.call(() -> carts.linesOf(customer));
    List<UUID> products = lines.stream().map(CartLine::productId).toList();
    return CartView.of(lines, fromCatalogue(() -> catalogue.find(products)));
  }

  /**
   * Sets the quantity of a product.
   *
   * @throws Problem 422 {@code unknown_product}, 409 {@code cart_full}; 503 while product-service
   *     is unavailable, whether or not the quantity was set: repeating the call is safe
   */
  CartView put(UUID customer, UUID productId, int quantity) {
    Product product =
        fromCatalogue(() -> catalogue.find(productId))
            .orElseThrow(
                () ->
                    new Problem(422, "unknown_product", "This product is not sold.")
                        .with("productIds", List.of(productId)));
    Transactions.run(() -> carts.put(customer, product, quantity));
    return show(customer);
  }

  void remove(UUID customer, UUID productId) {
    Transactions.run(() -> carts.remove(customer, productId));
  }

  void clear(UUID customer) {
    Transactions.run(() -> carts.clear(customer));
  }

  private static <T> T fromCatalogue(Supplier<T> query) {
    try {
      return query.get();
    } catch (StepFailedException e) {
      throw Problem.unavailable("The product catalogue is unavailable. Try again later.");
    }
  }
}

package com.shop.order.cart;

import com.shop.order.client.StepFailedException;
import com.shop.order.client.product.CatalogueClient;
import com.shop.order.client.product.Product;
import com.shop.platform.persistence.Transactions;
import com.shop.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    return view(Transactions.call(() -> carts.linesOf(customer)), Map.of());
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
    return view(
        Transactions.call(() -> carts.put(customer, product, quantity)),
        Map.of(productId, product));
  }

  void remove(UUID customer, UUID productId) {
    Transactions.run(() -> carts.remove(customer, productId));
  }

  void clear(UUID customer) {
    Transactions.run(() -> carts.clear(customer));
  }

  /**
   * The lines at current prices.
   *
   * @param known products that have just been read, which is fresher than a list
   */
  private CartView view(List<CartLine> lines, Map<UUID, Product> known) {
    List<UUID> others =
        lines.stream().map(CartLine::productId).filter(id -> !known.containsKey(id)).toList();
    Map<UUID, Product> products = new HashMap<>(known);
    products.putAll(fromCatalogue(() -> catalogue.find(others)));
    return CartView.of(lines, products);
  }

  private static <T> T fromCatalogue(Supplier<T> query) {
    try {
      return query.get();
    } catch (StepFailedException e) {
      throw Problem.unavailable("The product catalogue is unavailable. Try again later.");
    }
  }
}

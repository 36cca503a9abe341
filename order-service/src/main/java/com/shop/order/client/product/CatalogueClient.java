package com.shop.order.client.product;

import com.shop.order.client.StepFailedException;
import com.shop.platform.paging.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Reads the public catalogue of product-service. Throws {@link StepFailedException} when
 * product-service does not answer.
 */
@ApplicationScoped
public class CatalogueClient {
  private final CatalogueRestClient products;
  private final ProductBreaker breaker;

  CatalogueClient(@RestClient CatalogueRestClient products, ProductBreaker breaker) {
    this.products = products;
    this.breaker = breaker;
  }

  /**
   * @param ids up to 50
   * @return those that are on sale
   */
  public Map<UUID, Product> find(List<UUID> ids) {
    Map<UUID, Product> found = new HashMap<>();
    if (!ids.isEmpty()) {
      list(ids).forEach(product -> found.put(product.id(), product));
    }
    // The list may be a few seconds old and lack a new product.
    for (UUID id : ids) {
      if (!found.containsKey(id)) {
        find(id).ifPresent(product -> found.put(id, product));
      }
    }
    return found;
  }

  /**
   * @return empty if it is not on sale; never stale
   */
  public Optional<Product> find(UUID id) {
    return breaker.service().find(() -> products.get(id));
  }

  private List<Product> list(List<UUID> ids) {
    String joined = ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    return breaker
        .service()
        .find(() -> products.list(joined, ids.size()))
        .map(Page::items)
        .orElse(List.of());
  }
}

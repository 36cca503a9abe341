package com.shop.order.client.product;

import com.shop.order.client.StepFailedException;
import com.shop.platform.paging.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.GenericType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * What product-service shows to anyone. Throws {@link StepFailedException} when it does not tell.
 */
@ApplicationScoped
public class Catalogue {
  private static final GenericType<Page<Product>> PAGE = new GenericType<>() {};

  private final ProductCatalogue products;
  private final ProductBreaker breaker;

  Catalogue(@RestClient ProductCatalogue products, ProductBreaker breaker) {
    this.products = products;
    this.breaker = breaker;
  }

  /**
   * @param ids up to 50
   * @return those that are sold
   */
  public Map<UUID, Product> find(List<UUID> ids) {
    Map<UUID, Product> found = new HashMap<>();
    if (!ids.isEmpty()) {
      listed(ids).forEach(one -> found.put(one.id(), one));
    }
    // A list may be some seconds old, and lack a product that is new.
    for (UUID id : ids) {
      if (!found.containsKey(id)) {
        one(id).ifPresent(one -> found.put(id, one));
      }
    }
    return found;
  }

  /**
   * @return empty when it is not sold; never stale
   */
  public Optional<Product> one(UUID id) {
    return breaker.service().find(new GenericType<>(Product.class), () -> products.one(id));
  }

  private List<Product> listed(List<UUID> ids) {
    String joined = ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    return breaker
        .service()
        .find(PAGE, () -> products.list(joined, ids.size()))
        .map(Page::items)
        .orElse(List.of());
  }
}

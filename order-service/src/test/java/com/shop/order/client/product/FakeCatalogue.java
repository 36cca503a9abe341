package com.shop.order.client.product;

import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A catalogue that has every product except unknown and deleted ones. */
@Mock
@ApplicationScoped
public class FakeCatalogue extends CatalogueClient {
  /** The available quantity of every product. */
  public static final int AVAILABLE = 7;

  private static final Set<UUID> DELETED = ConcurrentHashMap.newKeySet();

  FakeCatalogue() {
    super(null, null);
  }

  public static void delete(UUID product) {
    DELETED.add(product);
  }

  @Override
  public Map<UUID, Product> find(List<UUID> ids) {
    Map<UUID, Product> found = new HashMap<>();
    ids.forEach(id -> find(id).ifPresent(product -> found.put(id, product)));
    return found;
  }

  @Override
  public Optional<Product> find(UUID id) {
    return id.equals(FakeReservations.UNKNOWN) || DELETED.contains(id)
        ? Optional.empty()
        : Optional.of(new Product(id, "Thing", FakeReservations.PRICE, AVAILABLE));
  }
}

package com.shop.product.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Ids;
import com.shop.product.Shelf;
import com.shop.product.catalogue.ProductRepository.Versioned;
import com.shop.product.replica.ReadSplit;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProductRepositoryTest {
  @Inject ReadSplit split;
  @Inject Shelf shelf;

  /** The places of the statement for the ids are a power of two. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8, 9})
  void eachOfSeveralProductsIsFoundById(int number) {
    Set<UUID> stored = new HashSet<>();
    for (int i = 1; i < number; i++) {
      stored.add(shelf.product("Product " + i, "things", i, i));
    }
    Set<UUID> requested = new HashSet<>(stored);
    requested.add(Ids.next());

    Map<UUID, Versioned> found = split.readFromPrimary(ProductRepository.products(requested));

    assertEquals(stored, found.keySet());
    found.forEach((id, product) -> assertEquals(id, product.product().id()));
    assertEquals(
        number * (number - 1) / 2,
        found.values().stream().mapToInt(product -> product.product().available()).sum());
  }
}

package com.shop.product.stock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.shop.platform.persistence.Transactions;
import com.shop.product.Shelf;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The statement that takes stock is safe on its own, without the check that precedes it. */
@QuarkusTest
class TakingStockTest {
  @Inject Shelf shelf;
  @Inject Stock stock;

  @Test
  void takingMoreThanAvailableFails() {
    UUID mug = shelf.product(2);

    assertThrows(IllegalStateException.class, () -> Transactions.run(() -> stock.take(mug, 3)));

    assertEquals(2, shelf.available(mug));
  }

  @Test
  void takingFromADeletedProductFails() {
    UUID mug = shelf.product(2);
    shelf.delete(mug);

    assertThrows(IllegalStateException.class, () -> Transactions.run(() -> stock.take(mug, 1)));

    assertEquals(2, shelf.available(mug));
  }
}

package com.shop.product.stock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.shop.platform.persistence.Transactions;
import com.shop.product.Shelf;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The statement that takes stock is safe by itself, whatever its caller has seen before. */
@QuarkusTest
class TakingStockTest {
  @Inject Shelf shelf;
  @Inject Stock stock;

  @Test
  void moreThanThereIsCannotBeTaken() {
    UUID mug = shelf.product(2);

    assertThrows(IllegalStateException.class, () -> Transactions.run(() -> stock.take(mug, 3)));

    assertEquals(2, shelf.available(mug));
  }

  @Test
  void whatIsDeletedCannotBeTaken() {
    UUID mug = shelf.product(2);
    shelf.delete(mug);

    assertThrows(IllegalStateException.class, () -> Transactions.run(() -> stock.take(mug, 1)));

    assertEquals(2, shelf.available(mug));
  }
}

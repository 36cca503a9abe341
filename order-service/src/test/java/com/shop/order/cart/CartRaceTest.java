package com.shop.order.cart;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.order.client.product.FakeReservations;
import com.shop.order.client.product.Product;
import com.shop.platform.Race;
import com.shop.platform.persistence.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several devices of one customer write the same cart at the same time. */
@QuarkusTest
class CartRaceTest {
  private static final int DEVICES = 12;

  @Inject CartRepository lines;

  private final CartApi alice = new CartApi(UUID.randomUUID());

  @Test
  void devicesThatAddDifferentProductsLoseNothing() {
    List<UUID> products = Stream.generate(UUID::randomUUID).limit(DEVICES).toList();

    Race.of(DEVICES, i -> alice.put(products.get(i), i + 1).then().statusCode(200));

    assertEquals(DEVICES, alice.quantities().size());
    IntStream.range(0, DEVICES)
        .forEach(i -> assertEquals(i + 1, alice.quantities().get(products.get(i))));
  }

  @Test
  void devicesThatAddTheSameProductShareOneLine() {
    UUID product = UUID.randomUUID();

    Race.of(DEVICES, i -> alice.put(product, i + 1).then().statusCode(200));

    int quantity = alice.quantities().get(product);
    assertTrue(quantity >= 1 && quantity <= DEVICES, () -> "quantity " + quantity);
    assertEquals(1, alice.quantities().size());
  }

  @Test
  void aCartHasNeverMoreThanFiftyLines() {
    UUID first = UUID.randomUUID();
    Transactions.run(() -> lines.put(alice.customer(), product(first), 1));
    putOthers(CartRepository.MAX_LINES - 2);

    List<Integer> statuses = Race.of(DEVICES, i -> alice.put(UUID.randomUUID(), 1).statusCode());

    assertEquals(CartRepository.MAX_LINES, alice.quantities().size());
    assertEquals(1, Collections.frequency(statuses, 200));
    assertEquals(DEVICES - 1, Collections.frequency(statuses, 409));
    assertEquals("cart_full", alice.put(UUID.randomUUID(), 1).path("code"));
    alice.put(first, 7).then().statusCode(200);
  }

  @Test
  void aLineIsCountedBeforeTheNextIsAdded() throws Exception {
    putOthers(CartRepository.MAX_LINES - 1);
    List<CompletableFuture<Integer>> second = new ArrayList<>();

    Transactions.run(
        () -> {
          lines.put(alice.customer(), product(UUID.randomUUID()), 1);
          second.add(supplyAsync(() -> alice.put(UUID.randomUUID(), 1).statusCode()));
          assertThrows(TimeoutException.class, () -> second.get(0).get(2, SECONDS));
        });

    assertEquals(409, second.get(0).get(20, SECONDS));
    assertEquals(CartRepository.MAX_LINES, alice.quantities().size());
  }

  private void putOthers(int count) {
    for (int i = 0; i < count; i++) {
      Transactions.run(() -> lines.put(alice.customer(), product(UUID.randomUUID()), 1));
    }
  }

  private static Product product(UUID id) {
    return new Product(id, "Thing", FakeReservations.PRICE, 1);
  }
}

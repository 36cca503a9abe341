package com.shop.order.checkout;

import static com.shop.order.checkout.OrderApi.goodOrder;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.order.database.LossyDatabase;
import com.shop.platform.Times;
import com.shop.platform.persistence.Tx;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Two replicas look for overdue orders at the same time. */
@QuarkusTest
@TestProfile(LossyDatabase.class)
class OverdueOrdersTest {
  @Inject Orders orders;

  private final OrderApi alice = new OrderApi();

  @Test
  void twoReplicasAtOnceTakeDifferentOrdersAndNeitherWaits() throws Exception {
    for (int i = 0; i < 8; i++) {
      alice.placeAsync(goodOrder());
    }
    CountDownLatch taken = new CountDownLatch(1);
    CountDownLatch mayCommit = new CountDownLatch(1);
    CompletableFuture<List<UUID>> first =
        CompletableFuture.supplyAsync(
            () ->
                Tx.call(
                    () -> {
                      List<UUID> ids = take(4);
                      taken.countDown();
                      await(mayCommit);
                      return ids;
                    }));
    List<UUID> second;
    try {
      await(taken);
      second = CompletableFuture.supplyAsync(() -> Tx.call(() -> take(4))).get(5, SECONDS);
    } finally {
      mayCommit.countDown();
    }

    Set<UUID> both = new HashSet<>(first.get());
    both.addAll(second);
    assertEquals(4, second.size());
    assertEquals(8, both.size());
    assertTrue(Tx.call(() -> take(100)).stream().noneMatch(both::contains));
  }

  private List<UUID> take(int most) {
    return orders.takeOverdue(false, most, Times.now().plus(Duration.ofMinutes(1)));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(20, SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

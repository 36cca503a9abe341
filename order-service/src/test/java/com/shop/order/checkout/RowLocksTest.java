package com.shop.order.checkout;

import static com.shop.order.OrderApi.goodOrder;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.order.Order;
import com.shop.order.OrderApi;
import com.shop.order.OrderRepository;
import com.shop.order.OverdueOrder;
import com.shop.order.Step;
import com.shop.order.cart.CartRepository;
import com.shop.order.client.payment.PaymentClient;
import com.shop.order.client.product.ReservationClient;
import com.shop.order.database.LossyDatabase;
import com.shop.platform.Times;
import com.shop.platform.idempotency.Idempotency;
import com.shop.platform.persistence.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Two replicas work on the same orders at the same time. */
@QuarkusTest
@TestProfile(LossyDatabase.class)
class RowLocksTest {
  @Inject OrderRepository orders;
  @Inject ReservationClient reservations;
  @Inject PaymentClient payments;
  @Inject Idempotency idempotency;
  @Inject CartRepository cart;
  @Inject CheckoutMetrics metrics;
  @Inject OrderResponses responses;
  @Inject EntityManager db;

  private final OrderApi alice = new OrderApi();

  @Test
  void twoReplicasTakeDifferentOrdersWithoutWaiting() throws Exception {
    for (int i = 0; i < 8; i++) {
      alice.placeAsync(goodOrder());
    }
    CountDownLatch taken = new CountDownLatch(1);
    CountDownLatch mayCommit = new CountDownLatch(1);
    CompletableFuture<List<UUID>> first =
        CompletableFuture.supplyAsync(
            () ->
                Transactions.call(
                    () -> {
                      List<UUID> ids = take(4);
                      taken.countDown();
                      await(mayCommit);
                      return ids;
                    }));
    List<UUID> second;
    try {
      await(taken);
      second =
          CompletableFuture.supplyAsync(() -> Transactions.call(() -> take(4))).get(20, SECONDS);
    } finally {
      mayCommit.countDown();
    }

    Set<UUID> both = new HashSet<>(first.get());
    both.addAll(second);
    assertEquals(4, second.size());
    assertEquals(8, both.size());
    assertTrue(Transactions.call(() -> take(100)).stream().noneMatch(both::contains));
  }

  @Test
  void aCancellationDuringTheLastStepIsNotLost() throws Exception {
    String id = alice.placeAsync(goodOrder());
    CompletableFuture<String> cancelled = new CompletableFuture<>();
    OrderRepository cancelledMeanwhile =
        new OrderRepository() {
          @Override
          public Optional<Order> change(UUID order, Consumer<Order> change) {
            return super.change(order, change.andThen(this::cancelIfDone));
          }

          /** After the row was read, and before it is written. */
          private void cancelIfDone(Order order) {
            if (order.next() == Step.NONE) {
              cancelled.completeAsync(() -> alice.cancel(id).path("status"));
              Awaitility.await().until(() -> cancelled.isDone() || isLocked(id));
            }
          }
        };

    new Checkout(cancelledMeanwhile, reservations, payments, idempotency, responses, cart, metrics)
        .drive(UUID.fromString(id), Deadline.in(Duration.ofSeconds(20)));

    assertEquals("CANCELLED", cancelled.get(20, SECONDS));
    assertEquals("CANCELLED", alice.status(id));
    OrderApi.assertNothingIsKept(id);
  }

  private boolean isLocked(String id) {
    return Transactions.call(
        () ->
            db.createNativeQuery("SELECT id FROM orders WHERE id = :id FOR UPDATE SKIP LOCKED")
                .setParameter("id", UUID.fromString(id))
                .getResultList()
                .isEmpty());
  }

  private List<UUID> take(int most) {
    return orders.takeOverdue(false, most, Times.now().plus(Duration.ofMinutes(1))).stream()
        .map(OverdueOrder::id)
        .toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(20, SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

package com.shop.order.checkout;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jboss.logging.Logger;

/**
 * So many orders are carried on at the same time. A slot that has done one takes the next by
 * itself, so an order that takes long holds up no other.
 */
final class OrderWorkers {
  private static final Logger LOG = Logger.getLogger(OrderWorkers.class);

  private final Semaphore free;
  private final IntFunction<List<UUID>> take;
  private final Consumer<UUID> carryOn;
  private final Executor executor;

  /**
   * @param take takes at most so many overdue orders
   */
  OrderWorkers(int count, IntFunction<List<UUID>> take, Consumer<UUID> carryOn, Executor executor) {
    this.free = new Semaphore(count);
    this.take = take;
    this.carryOn = carryOn;
    this.executor = executor;
  }

  /** Gives every free slot an overdue order, as far as there are any. */
  void fill() {
    int slots = free.drainPermits();
    List<UUID> overdue = List.of();
    try {
      overdue = takeAtMost(slots);
    } finally {
      free.release(slots - overdue.size());
    }
    overdue.forEach(id -> executor.execute(() -> work(id)));
  }

  private void work(UUID first) {
    try {
      for (List<UUID> next = List.of(first); !next.isEmpty(); next = takeAtMost(1)) {
        carryOn.accept(next.get(0));
      }
    } catch (RuntimeException e) {
      LOG.warnf("An order is left until its lease ends: %s", e.getMessage());
    } finally {
      free.release();
    }
  }

  /** None where the database does not answer: what is overdue stays so. */
  private List<UUID> takeAtMost(int most) {
    try {
      return most == 0 ? List.of() : take.apply(most);
    } catch (RuntimeException e) {
      LOG.warnf("Overdue orders cannot be taken: %s", e.getMessage());
      return List.of();
    }
  }
}

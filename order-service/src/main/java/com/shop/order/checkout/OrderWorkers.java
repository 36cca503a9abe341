package com.shop.order.checkout;

import com.shop.order.OverdueOrder;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jboss.logging.Logger;

/**
 * A fixed number of workers, each of which drives one order at a time. A worker that has finished
 * an order takes the next one at once, so a slow order delays no other.
 */
final class OrderWorkers {
  private static final Logger LOG = Logger.getLogger(OrderWorkers.class);

  private final Semaphore idle;
  private final IntFunction<List<OverdueOrder>> take;
  private final Consumer<OverdueOrder> advance;
  private final Executor executor;

  /**
   * @param take takes at most that many overdue orders
   * @param advance does not throw
   */
  OrderWorkers(
      int count,
      IntFunction<List<OverdueOrder>> take,
      Consumer<OverdueOrder> advance,
      Executor executor) {
    this.idle = new Semaphore(count);
    this.take = take;
    this.advance = advance;
    this.executor = executor;
  }

  /** Gives every idle worker an overdue order, as far as there are any. */
  void fill() {
    int workers = idle.drainPermits();
    List<OverdueOrder> overdue = List.of();
    try {
      overdue = takeAtMost(workers);
    } finally {
      idle.release(workers - overdue.size());
    }
    overdue.forEach(order -> executor.execute(() -> work(order)));
  }

  private void work(OverdueOrder first) {
    try {
      for (List<OverdueOrder> next = List.of(first); !next.isEmpty(); next = takeAtMost(1)) {
        advance.accept(next.get(0));
      }
    } finally {
      idle.release();
    }
  }

  /** Takes none if the database does not answer; overdue orders stay overdue. */
  private List<OverdueOrder> takeAtMost(int max) {
    try {
      return max == 0 ? List.of() : take.apply(max);
    } catch (RuntimeException e) {
      LOG.warnf("Taking overdue orders failed: %s", e.getMessage());
      return List.of();
    }
  }
}

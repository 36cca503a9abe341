package com.shop.playground.chaos;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Shoppers who act concurrently. */
final class Crowd implements AutoCloseable {
  private final Insistence insistence = new Insistence();
  private final AtomicBoolean over = new AtomicBoolean();
  private final List<Shopper> shoppers = new ArrayList<>();
  private final List<Future<?>> shopping = new ArrayList<>();
  private final ExecutorService threads;

  /**
   * @param seed determines alone what each of them does
   */
  Crowd(URI shop, int size, long seed, List<String> cardNumbers) {
    for (int i = 1; i <= size; i++) {
      shoppers.add(new Shopper(shop, "run-" + seed + "-" + i, seed + i, insistence, cardNumbers));
    }
    threads = Executors.newFixedThreadPool(size);
  }

  void begin() {
    for (Shopper shopper : shoppers) {
      shopping.add(threads.submit(() -> shopper.shopUntil(over::get)));
    }
  }

  /** Stops starting new actions; returns when every outcome is known. */
  void settle() throws Exception {
    over.set(true);
    for (Future<?> each : shopping) {
      each.get();
    }
    all(Shopper::settle);
  }

  /** The differences between the responses that clients got and the state of the shop. */
  List<String> contradictions() throws Exception {
    List<String> found = new ArrayList<>();
    all(
        shopper -> {
          List<String> theirs = shopper.contradictions();
          synchronized (found) {
            found.addAll(theirs);
          }
        });
    return found;
  }

  List<Purchase> purchases() {
    return shoppers.stream().flatMap(shopper -> shopper.purchases().stream()).toList();
  }

  List<Duration> recoveries() {
    return shoppers.stream().flatMap(shopper -> shopper.recoveries().stream()).toList();
  }

  int placed() {
    return shoppers.stream().mapToInt(shopper -> shopper.purchases().size()).sum();
  }

  /** How many requests were sent again. */
  int repeats() {
    return insistence.repeats();
  }

  @Override
  public void close() {
    over.set(true);
    threads.shutdownNow();
  }

  private void all(Consumer<Shopper> task) throws Exception {
    List<Future<?>> tasks = new ArrayList<>();
    for (Shopper shopper : shoppers) {
      tasks.add(threads.submit(() -> task.accept(shopper)));
    }
    for (Future<?> each : tasks) {
      each.get();
    }
  }
}

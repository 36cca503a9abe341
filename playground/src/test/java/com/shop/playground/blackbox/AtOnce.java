package com.shop.playground.blackbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many clients that do something at the same moment. */
final class AtOnce {
  private AtOnce() {}

  /**
   * @param action what client number i does, from 0
   * @return what came of it, in the order of the clients
   */
  static <T> List<T> times(int clients, IntFunction<T> action) {
    CyclicBarrier start = new CyclicBarrier(clients);
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        int number = i;
        Callable<T> client =
            () -> {
              start.await();
              return action.apply(number);
            };
        running.add(threads.submit(client));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> client : running) {
        results.add(client.get());
      }
      return results;
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    } finally {
      threads.shutdownNow();
    }
  }
}

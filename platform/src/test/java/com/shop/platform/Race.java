package com.shop.platform;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Runs actions concurrently, starting them at the same moment in their own threads. */
public final class Race {
  private Race() {}

  /** Runs one action several times concurrently; the results are ordered by the argument. */
  public static <T> List<T> of(int runners, IntFunction<T> run) {
    return of(IntStream.range(0, runners).mapToObj(i -> (Callable<T>) () -> run.apply(i)).toList());
  }

  /** Runs different actions concurrently; the results are in the same order. */
  public static <T> List<T> of(List<Callable<T>> runners) {
    CyclicBarrier start = new CyclicBarrier(runners.size());
    ExecutorService threads = Executors.newFixedThreadPool(runners.size());
    try {
      List<Future<T>> running =
          runners.stream()
              .map(
                  runner ->
                      threads.submit(
                          () -> {
                            start.await();
                            return runner.call();
                          }))
              .toList();
      return running.stream().map(Race::result).toList();
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}

package com.shop.user;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets several threads go at the same moment. */
public final class AtOnce {
  private AtOnce() {}

  public static <T> List<T> times(int threads, Callable<T> work) {
    return all(Collections.nCopies(threads, work));
  }

  public static <T> List<T> all(List<Callable<T>> works) {
    CyclicBarrier start = new CyclicBarrier(works.size());
    ExecutorService pool = Executors.newFixedThreadPool(works.size());
    try {
      List<Future<T>> results =
          works.stream().map(work -> pool.submit(after(start, work))).toList();
      return results.stream().map(AtOnce::result).toList();
    } finally {
      pool.shutdownNow();
    }
  }

  private static <T> Callable<T> after(CyclicBarrier start, Callable<T> work) {
    return () -> {
      start.await();
      return work.call();
    };
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}

package com.shop.product.catalogue;

import com.shop.platform.problem.Problem;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Computes a value once for all callers that ask for it at the same moment. The first caller
 * computes; those who come before it is done wait for its result or its exception. Nothing is kept
 * afterwards: the next caller computes again.
 *
 * @param <K> identifies the value; compared by {@code equals}
 */
class SingleFlight<K, V> {
  private final ConcurrentMap<K, CompletableFuture<V>> flights = new ConcurrentHashMap<>();
  private final Runnable onShared;

  /**
   * @param onShared called for each caller that waits for another's result
   */
  SingleFlight(Runnable onShared) {
    this.onShared = onShared;
  }

  V get(K key, Supplier<V> computation) {
    CompletableFuture<V> own = new CompletableFuture<>();
    CompletableFuture<V> other = flights.putIfAbsent(key, own);
    if (other != null) {
      onShared.run();
      return await(other);
    }
    try {
      V value = computation.get();
      flights.remove(key);
      own.complete(value);
      return value;
    } catch (Throwable e) {
      flights.remove(key);
      own.completeExceptionally(e);
      throw e;
    }
  }

  private static <V> V await(CompletableFuture<V> flight) {
    try {
      return flight.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.shuttingDown();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}

package com.shop.product.catalogue;

import com.github.benmanes.caffeine.cache.Ticker;
import com.shop.platform.problem.Problem;
import com.shop.product.catalogue.ProductRepository.Versioned;
import com.shop.product.replica.ReadSplit;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads single products from the primary. The requests that arrive while a query runs wait for the
 * next one, which reads for all of them: the more clients ask, the less each of them costs. A query
 * begins after its requests have arrived, so none of them gets older data.
 */
@ApplicationScoped
class CurrentProducts {
  /** A query that takes longer no longer holds up new requests: its connection may hang. */
  static final Duration SLOW = Duration.ofMillis(100);

  static final int MAX_BATCH = 64;

  private final Function<Set<UUID>, Map<UUID, Versioned>> read;
  private final Executor workers;
  private final Ticker clock;
  private final Queue<Request> waiting = new ConcurrentLinkedQueue<>();

  /** The query that new requests wait for; null if they need not wait. */
  private final AtomicReference<Query> current = new AtomicReference<>();

  @Inject
  CurrentProducts(ReadSplit split) {
    this(
        ids -> split.readFromPrimary(ProductRepository.products(ids)),
        Infrastructure.getDefaultWorkerPool(),
        Ticker.systemTicker());
  }

  CurrentProducts(Function<Set<UUID>, Map<UUID, Versioned>> read, Executor workers, Ticker clock) {
    this.read = read;
    this.workers = workers;
    this.clock = clock;
  }

  private record Request(UUID id, CompletableFuture<Optional<Versioned>> response) {}

  /**
   * A query, or one that a worker is about to run.
   *
   * @param begun as the clock counts
   */
  private record Query(long begun) {}

  /** The product as it is now; empty if the catalogue does not contain it. */
  CompletableFuture<Optional<Versioned>> get(UUID id) {
    Request request = new Request(id, new CompletableFuture<>());
    waiting.add(request);
    startQuery();
    return request.response();
  }

  private void startQuery() {
    Query running = current.get();
    if (running != null && clock.read() - running.begun() < SLOW.toNanos()) {
      return;
    }
    Query own = new Query(clock.read());
    if (!current.compareAndSet(running, own)) {
      return;
    }
    try {
      workers.execute(() -> respondToAll(own));
    } catch (RejectedExecutionException e) {
      current.compareAndSet(own, null);
      for (Request next = waiting.poll(); next != null; next = waiting.poll()) {
        next.response().completeExceptionally(Problem.shuttingDown());
      }
    }
  }

  /** Runs one query after the other until nobody waits, or until another worker has taken over. */
  private void respondToAll(Query first) {
    Query own = first;
    for (List<Request> batch = nextBatch(); !batch.isEmpty(); batch = nextBatch()) {
      respond(batch);
      Query next = new Query(clock.read());
      if (!current.compareAndSet(own, next)) {
        return;
      }
      own = next;
    }
    // A request may have arrived after the last look, and waits for this query.
    if (current.compareAndSet(own, null) && !waiting.isEmpty()) {
      startQuery();
    }
  }

  private List<Request> nextBatch() {
    List<Request> batch = new ArrayList<>();
    while (batch.size() < MAX_BATCH) {
      Request next = waiting.poll();
      if (next == null) {
        break;
      }
      batch.add(next);
    }
    return batch;
  }

  private void respond(List<Request> batch) {
    Map<UUID, Versioned> products;
    try {
      products = read.apply(batch.stream().map(Request::id).collect(Collectors.toSet()));
    } catch (Throwable e) {
      batch.forEach(request -> request.response().completeExceptionally(e));
      return;
    }
    batch.forEach(
        request -> request.response().complete(Optional.ofNullable(products.get(request.id()))));
  }
}

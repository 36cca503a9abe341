package com.shop.product.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.shop.product.replica.Snapshot;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The rendered lists of the catalogue. A list is read and rendered once, on a worker thread, for
 * all who ask for it at the same moment and until it is {@code shop.catalogue.list-age} old. A
 * failure reaches those who wait for the list and is not cached.
 */
@ApplicationScoped
class ListCache {
  private static final int MAX_BYTES = 16 * 1024 * 1024;

  /** The memory of an entry besides its body, which also bounds the number of entries. */
  private static final int OVERHEAD_BYTES = 1024;

  private final ObjectMapper json;
  private final Counter shared;
  private final Duration maxAge;
  private final Ticker clock;
  private final Executor workers = Infrastructure.getDefaultWorkerPool();
  private final AsyncCache<Object, RenderedList> lists;

  /**
   * @param maxAge counts from when the primary had the data, so it includes the lag of a replica
   */
  @Inject
  ListCache(
      ObjectMapper json,
      MeterRegistry metrics,
      @ConfigProperty(name = "shop.catalogue.list-age") Duration maxAge) {
    this(json, metrics, maxAge, Ticker.systemTicker());
  }

  ListCache(ObjectMapper json, MeterRegistry metrics, Duration maxAge, Ticker clock) {
    this.json = json;
    this.shared = metrics.counter("shop.catalogue.shared");
    this.maxAge = maxAge;
    this.clock = clock;
    this.lists =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumWeight(MAX_BYTES)
            .weigher((Object key, RenderedList list) -> OVERHEAD_BYTES + list.json().length)
            .buildAsync();
  }

  /**
   * A list from the cache.
   *
   * @param request everything that determines the list; compared by {@code equals}
   * @param read reads the list if it is not in the cache
   */
  CompletableFuture<RenderedList> get(Object request, Supplier<Snapshot<?>> read) {
    CompletableFuture<RenderedList> own = new CompletableFuture<>();
    CompletableFuture<RenderedList> list = lists.get(request, (key, executor) -> own);
    while (list != own && !isUsable(list)) {
      lists.asMap().remove(request, list);
      list = lists.get(request, (key, executor) -> own);
    }
    if (list == own) {
      try {
        workers.execute(() -> complete(own, read));
      } catch (RejectedExecutionException e) {
        own.completeExceptionally(e);
      }
    } else {
      shared.increment();
    }
    // Of its own, so that a caller who cancels it disturbs no other.
    return list.copy();
  }

  private boolean isUsable(CompletableFuture<RenderedList> list) {
    return !list.isDone()
        || !list.isCompletedExceptionally() && clock.read() - list.join().asOf() < maxAge.toNanos();
  }

  /** A list that is read now, past the cache. */
  CompletableFuture<RenderedList> getUncached(Supplier<Snapshot<?>> read) {
    return CompletableFuture.supplyAsync(() -> render(read.get()), workers);
  }

  private void complete(CompletableFuture<RenderedList> list, Supplier<Snapshot<?>> read) {
    try {
      list.complete(render(read.get()));
    } catch (Throwable e) {
      list.completeExceptionally(e);
    }
  }

  private RenderedList render(Snapshot<?> list) {
    try {
      return RenderedList.of(json.writeValueAsBytes(list.value()), list.asOf());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package com.shop.product.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.shop.product.replica.Snapshot;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ListCacheTest {
  private static final Duration MAX_AGE = Duration.ofSeconds(4);
  private static final int ASKERS = 6;

  private final AtomicLong now = new AtomicLong(System.nanoTime());
  private final AtomicInteger reads = new AtomicInteger();
  private final ListCache cache =
      new ListCache(new ObjectMapper(), new SimpleMeterRegistry(), MAX_AGE, now::get);

  @Test
  void askersAtTheSameMomentShareOneRead() {
    CompletableFuture<String> result = new CompletableFuture<>();
    List<CompletableFuture<RenderedList>> all = askers(result);
    result.complete("list");
    all.forEach(one -> assertEquals("\"list\"", text(one.join())));
    assertEquals(1, reads.get());
  }

  @Test
  void anAskerThatGoesAwayDisturbsNoOther() {
    CompletableFuture<String> result = new CompletableFuture<>();
    List<CompletableFuture<RenderedList>> all = askers(result);
    all.get(0).cancel(true);
    result.complete("list");
    all.stream().skip(1).forEach(one -> assertEquals("\"list\"", text(one.join())));
    assertEquals(1, reads.get());
  }

  @Test
  void anotherRequestDoesNotWait() {
    ask("one", CompletableFuture::new);
    assertEquals("\"other\"", text(ask("another", now("other")).join()));
  }

  @Test
  void aListIsReadAgainWhenItIsTooOld() {
    ask("key", now("first")).join();
    pass(MAX_AGE.minusNanos(1));
    assertEquals("\"first\"", text(ask("key", now("second")).join()));
    pass(Duration.ofNanos(1));
    assertEquals("\"second\"", text(ask("key", now("second")).join()));
  }

  /** From a replica that lags, or by a read that takes long. */
  @Test
  void theAgeCountsFromWhenThePrimaryHadTheData() {
    long asOf = now.get();
    pass(Duration.ofSeconds(3));
    ask("key", () -> CompletableFuture.completedFuture(new Snapshot<>("first", asOf))).join();
    pass(Duration.ofSeconds(1));
    assertEquals("\"second\"", text(ask("key", now("second")).join()));
  }

  @Test
  void aListThatIsTooOldAlreadyIsNotCached() {
    long asOf = now.get();
    pass(MAX_AGE);
    ask("key", () -> CompletableFuture.completedFuture(new Snapshot<>("first", asOf))).join();
    assertEquals("\"second\"", text(ask("key", now("second")).join()));
  }

  @Test
  void aFailureReachesOnlyThoseWaiting() {
    for (Throwable failure : List.of(new IllegalStateException(), new StackOverflowError())) {
      CompletableFuture<String> result = new CompletableFuture<>();
      List<CompletableFuture<RenderedList>> all = askers(result);
      result.completeExceptionally(failure);
      for (CompletableFuture<RenderedList> one : all) {
        assertSame(failure, assertThrows(CompletionException.class, one::join).getCause());
      }
      assertEquals("\"list\"", text(ask("key", now("list")).join()));
      pass(MAX_AGE);
      reads.set(0);
    }
  }

  @Test
  void theCacheIsBounded() {
    String large = "x".repeat(1024 * 1024);
    IntStream.range(0, 100).forEach(i -> ask(i, now(large)).join());
    long kept = IntStream.range(0, 100).filter(this::isCached).count();
    assertTrue(kept > 0 && kept < 16, () -> kept + " MiB are cached");
  }

  @Test
  void equalListsHaveEqualTags() {
    RenderedList one = ask("one", now("list")).join();
    assertEquals(one.entityTag(), ask("two", now("list")).join().entityTag());
    assertFalse(one.entityTag().equals(ask("three", now("other")).join().entityTag()));
  }

  private boolean isCached(Object key) {
    int before = reads.get();
    ask(key, now("small")).join();
    return reads.get() == before;
  }

  /** Several that wait for the same read. */
  private List<CompletableFuture<RenderedList>> askers(CompletableFuture<String> result) {
    List<CompletableFuture<RenderedList>> all =
        Stream.generate(() -> ask("key", () -> result.thenApply(v -> new Snapshot<>(v, now.get()))))
            .limit(ASKERS)
            .toList();
    await().until(() -> reads.get() == 1);
    return all;
  }

  private CompletableFuture<RenderedList> ask(
      Object key, Supplier<CompletableFuture<? extends Snapshot<?>>> read) {
    return cache.get(key, () -> join(read));
  }

  private Snapshot<?> join(Supplier<CompletableFuture<? extends Snapshot<?>>> read) {
    reads.incrementAndGet();
    try {
      return read.get().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    }
  }

  private Supplier<CompletableFuture<? extends Snapshot<?>>> now(String list) {
    return () -> CompletableFuture.completedFuture(new Snapshot<>(list, now.get()));
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private static String text(RenderedList list) {
    return new String(list.json(), UTF_8);
  }
}

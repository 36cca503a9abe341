package com.shop.product.catalogue;

import static com.shop.product.catalogue.CurrentProducts.MAX_BATCH;
import static com.shop.product.catalogue.CurrentProducts.SLOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.benmanes.caffeine.cache.Ticker;
import com.shop.platform.Ids;
import com.shop.platform.Money;
import com.shop.platform.problem.Problem;
import com.shop.product.catalogue.ProductRepository.Versioned;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CurrentProductsTest {
  private static final int MANY = 1_000;

  private final AtomicLong now = new AtomicLong(System.nanoTime());
  private final Queue<Runnable> workers = new ArrayDeque<>();
  private final List<Set<UUID>> queries = new ArrayList<>();

  /** Happens once, during the next query. */
  private Runnable meanwhile = () -> {};

  private final CurrentProducts products = new CurrentProducts(this::read, workers::add, now::get);

  @Test
  void aProductThatIsRequestedAloneIsReadAlone() {
    UUID id = Ids.next();
    CompletableFuture<Optional<Versioned>> response = products.get(id);
    work();
    assertFound(id, response);
    assertEquals(List.of(Set.of(id)), queries);
  }

  @Test
  void aProductThatIsNotInTheCatalogueIsEmpty() {
    CurrentProducts none = new CurrentProducts(ids -> Map.of(), Runnable::run, now::get);
    assertTrue(none.get(Ids.next()).join().isEmpty());
  }

  @Test
  void requestsDuringAQueryShareTheNextOne() {
    UUID first = Ids.next();
    List<UUID> others = ids(5);
    List<CompletableFuture<Optional<Versioned>>> responses = new ArrayList<>();
    meanwhile = () -> others.forEach(id -> responses.add(products.get(id)));
    products.get(first);
    work();
    assertEquals(List.of(Set.of(first), Set.copyOf(others)), queries);
    for (int i = 0; i < others.size(); i++) {
      assertFound(others.get(i), responses.get(i));
    }
  }

  /** It may have read before the change that the second client has just made. */
  @Test
  void aQueryThatHasBegunServesNoLaterRequest() {
    UUID id = Ids.next();
    meanwhile = () -> products.get(id);
    products.get(id);
    work();
    assertEquals(List.of(Set.of(id), Set.of(id)), queries);
  }

  @Test
  void aSlowQueryHoldsUpNoNewRequest() {
    UUID first = Ids.next();
    UUID second = Ids.next();
    UUID third = Ids.next();
    meanwhile =
        () -> {
          pass(SLOW.toNanos() - 1);
          products.get(second);
          assertTrue(workers.isEmpty());
          pass(1);
          CompletableFuture<Optional<Versioned>> response = products.get(third);
          work();
          assertFound(third, response);
        };
    CompletableFuture<Optional<Versioned>> slow = products.get(first);
    work();
    assertFound(first, slow);
    assertEquals(List.of(Set.of(first), Set.of(second, third)), queries);
  }

  @Test
  void aFailureReachesOnlyTheRequestsOfItsQuery() {
    RuntimeException failure = new IllegalStateException();
    List<CompletableFuture<Optional<Versioned>>> later = new ArrayList<>();
    meanwhile =
        () -> {
          later.add(products.get(Ids.next()));
          throw failure;
        };
    CompletableFuture<Optional<Versioned>> failed = products.get(Ids.next());
    work();
    assertSame(failure, assertThrows(CompletionException.class, failed::join).getCause());
    assertTrue(later.get(0).join().isPresent());
  }

  @Test
  void aQueryIsForALimitedNumberOfProducts() {
    List<CompletableFuture<Optional<Versioned>>> responses =
        ids(MANY).stream().map(products::get).toList();
    work();
    assertTrue(responses.stream().allMatch(CompletableFuture::isDone));
    assertTrue(queries.stream().allMatch(ids -> ids.size() <= MAX_BATCH), queries::toString);
  }

  @Test
  void withoutAWorkerARequestIsUnavailable() {
    AtomicBoolean full = new AtomicBoolean(true);
    CurrentProducts busy =
        new CurrentProducts(
            this::read,
            task -> {
              if (full.get()) {
                throw new RejectedExecutionException();
              }
              task.run();
            },
            now::get);
    CompletableFuture<Optional<Versioned>> refused = busy.get(Ids.next());
    Throwable cause = assertThrows(CompletionException.class, refused::join).getCause();
    assertEquals(503, assertInstanceOf(Problem.class, cause).status());
    full.set(false);
    assertTrue(busy.get(Ids.next()).join().isPresent());
  }

  /** A client that asks again at once meets a query that is about to end. */
  @Test
  void noRequestIsForgotten() {
    ExecutorService worker = Executors.newSingleThreadExecutor();
    try {
      CurrentProducts shared =
          new CurrentProducts(CurrentProductsTest::found, worker, Ticker.disabledTicker());
      for (UUID id : ids(20 * MANY)) {
        assertFound(id, shared.get(id).orTimeout(1, TimeUnit.MINUTES));
      }
    } finally {
      worker.shutdownNow();
    }
  }

  private Map<UUID, Versioned> read(Set<UUID> ids) {
    queries.add(ids);
    Runnable event = meanwhile;
    meanwhile = () -> {};
    event.run();
    return found(ids);
  }

  private static Map<UUID, Versioned> found(Set<UUID> ids) {
    return ids.stream()
        .collect(Collectors.toMap(Function.identity(), CurrentProductsTest::product));
  }

  private static Versioned product(UUID id) {
    Instant time = Instant.EPOCH;
    return new Versioned(
        new ProductView(id, "sku", "name", "", "books", Money.of(1), 1, null, time, time), "1-1");
  }

  private static void assertFound(UUID id, CompletableFuture<Optional<Versioned>> response) {
    assertFalse(response.isCompletedExceptionally());
    assertEquals(id, response.join().orElseThrow().product().id());
  }

  private void work() {
    while (!workers.isEmpty()) {
      workers.remove().run();
    }
  }

  private void pass(long nanos) {
    now.addAndGet(nanos);
  }

  private static List<UUID> ids(int number) {
    return Stream.generate(Ids::next).limit(number).toList();
  }
}

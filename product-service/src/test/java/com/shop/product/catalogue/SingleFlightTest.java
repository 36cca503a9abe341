package com.shop.product.catalogue;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.shop.platform.problem.Problem;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SingleFlightTest {
  private static final int FOLLOWERS = 5;

  private final AtomicInteger shared = new AtomicInteger();
  private final AtomicInteger computed = new AtomicInteger();
  private final CompletableFuture<String> result = new CompletableFuture<>();
  private final SingleFlight<String, String> flight = new SingleFlight<>(shared::incrementAndGet);
  private final ExecutorService callers = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    callers.shutdownNow();
  }

  @Test
  void callersAtTheSameMomentShareOneComputation() throws Exception {
    List<Future<String>> all = start(FOLLOWERS);
    result.complete("value");
    for (Future<String> one : all) {
      assertEquals("value", one.get());
    }
    assertEquals(1, computed.get());
  }

  @Test
  void anotherKeyDoesNotWait() {
    start(0);
    assertEquals("other", flight.get("another key", () -> "other"));
  }

  @Test
  void afterwardsTheValueIsComputedAgain() {
    flight.get("key", () -> "first");
    assertEquals("second", flight.get("key", () -> "second"));
  }

  @Test
  void aFailureReachesOnlyThoseWaiting() {
    List<Future<String>> all = start(FOLLOWERS);
    IllegalStateException failure = new IllegalStateException("broken");
    result.completeExceptionally(failure);
    for (Future<String> one : all) {
      assertSame(failure, assertThrows(ExecutionException.class, one::get).getCause());
    }
    assertEquals("value", flight.get("key", () -> "value"));
  }

  @Test
  void anErrorReleasesThoseWaiting() {
    List<Future<String>> all = start(FOLLOWERS);
    result.completeExceptionally(new StackOverflowError());
    for (Future<String> one : all) {
      assertThrows(ExecutionException.class, one::get);
    }
  }

  @Test
  void anInterruptedCallerDoesNotDisturbTheOthers() throws Exception {
    List<Future<String>> all = start(FOLLOWERS);
    CompletableFuture<Throwable> interrupted = new CompletableFuture<>();
    Thread impatient =
        new Thread(
            () ->
                interrupted.complete(
                    assertThrows(Problem.class, () -> flight.get("key", () -> "not computed"))));
    impatient.start();
    await().until(() -> shared.get() == FOLLOWERS + 1);
    impatient.interrupt();
    interrupted.get();
    result.complete("value");
    for (Future<String> one : all) {
      assertEquals("value", one.get());
    }
  }

  /** A caller whose computation waits for {@code result}, and others that wait for it. */
  private List<Future<String>> start(int followers) {
    Supplier<String> computation =
        () -> {
          computed.incrementAndGet();
          return resultOrFailure();
        };
    Future<String> leader = callers.submit(() -> flight.get("key", computation));
    await().until(() -> computed.get() == 1);
    List<Future<String>> all =
        Stream.concat(
                Stream.of(leader),
                Stream.generate(() -> callers.submit(() -> flight.get("key", computation)))
                    .limit(followers))
            .toList();
    await().until(() -> shared.get() == followers);
    return all;
  }

  private String resultOrFailure() {
    try {
      return result.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

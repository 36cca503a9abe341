package com.shop.user.password;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.shop.platform.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HashQueueTest {
  private static final int MAX_WAITING = 3;

  private final HashQueue queue = new HashQueue(1, MAX_WAITING, Duration.ofMinutes(1));
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CompletableFuture<Void> running = new CompletableFuture<>();
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final List<String> order = new CopyOnWriteArrayList<>();
  private final List<Future<?>> all = new ArrayList<>();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void loginsRunBeforeRegistrationsThatWaitLonger() throws Exception {
    occupy();
    enqueue("registration 1", queue::hash);
    enqueue("registration 2", queue::hash);
    enqueue("login 1", queue::check);
    enqueue("login 2", queue::check);
    finish();
    assertEquals(List.of("login 1", "login 2", "registration 1", "registration 2"), order);
  }

  @Test
  void aFullQueueRefusesAtOnce() throws Exception {
    occupy();
    for (int i = 0; i < MAX_WAITING; i++) {
      enqueue("registration", queue::hash);
    }
    Problem refused = assertThrows(Problem.class, () -> queue.hash(() -> true));
    assertEquals(503, refused.status());

    // A login still waits its turn.
    enqueue("login", queue::check);
    finish();
    assertEquals(List.of("login", "registration", "registration", "registration"), order);
  }

  @Test
  void aCancelledHashLeavesTheQueue() throws Exception {
    occupy();
    Future<?> impatient = enqueue("login", queue::check);
    impatient.cancel(true);
    await().until(() -> queue.waiting() == 0);
    all.remove(impatient);
    enqueue("registration", queue::hash);
    finish();
    assertEquals(List.of("registration"), order);
  }

  @Test
  void aLongWaitEndsIn503() {
    HashQueue hasty = new HashQueue(0, MAX_WAITING, Duration.ZERO);
    assertEquals(503, assertThrows(Problem.class, () -> hasty.check(() -> true)).status());
    assertEquals(0, hasty.waiting());
  }

  @Test
  void aFailureFreesItsPlace() {
    assertThrows(IllegalStateException.class, () -> queue.check(HashQueueTest::fail));
    assertEquals("next", queue.hash(() -> "next"));
  }

  private static String fail() {
    throw new IllegalStateException("broken");
  }

  /** Runs a hash that ends when the test says so. */
  private void occupy() {
    all.add(
        threads.submit(
            () ->
                queue.check(
                    () -> {
                      running.complete(null);
                      return end.join();
                    })));
    running.join();
  }

  /** Returns once the hash waits, so that the order of arrival is known. */
  private Future<?> enqueue(String name, Function<Supplier<Boolean>, Boolean> kind) {
    int before = queue.waiting();
    Future<?> hash = threads.submit(() -> kind.apply(() -> order.add(name)));
    all.add(hash);
    await().until(() -> queue.waiting() == before + 1);
    return hash;
  }

  private void finish() throws ExecutionException, InterruptedException {
    end.complete(null);
    for (Future<?> hash : all) {
      hash.get();
    }
  }
}

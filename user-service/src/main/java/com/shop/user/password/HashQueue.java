package com.shop.user.password;

import com.shop.platform.problem.Problem;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Limits how many hashes run at once, since each takes much memory and a core. Those that wait run
 * in the order of arrival, checks of passwords before hashes of new ones, so that a burst of
 * registrations does not delay logins.
 */
class HashQueue {
  private final int maxWaiting;
  private final Duration patience;
  private final Deque<CompletableFuture<Void>> checks = new ArrayDeque<>();
  private final Deque<CompletableFuture<Void>> newPasswords = new ArrayDeque<>();

  /** Positive only while nobody waits. */
  private int free;

  /**
   * @param maxWaiting how many checks and, counted apart, how many new passwords can wait
   * @param patience how long they wait at most
   */
  HashQueue(int atOnce, int maxWaiting, Duration patience) {
    this.free = atOnce;
    this.maxWaiting = maxWaiting;
    this.patience = patience;
  }

  /**
   * Checks a password.
   *
   * @throws Problem 503 when too many wait or the wait is too long
   */
  <T> T check(Supplier<T> work) {
    return run(checks, work);
  }

  /**
   * Hashes a new password.
   *
   * @throws Problem 503 when too many wait or the wait is too long
   */
  <T> T hash(Supplier<T> work) {
    return run(newPasswords, work);
  }

  synchronized int waiting() {
    return checks.size() + newPasswords.size();
  }

  private <T> T run(Deque<CompletableFuture<Void>> queue, Supplier<T> work) {
    await(queue, enter(queue));
    try {
      return work.get();
    } finally {
      leave();
    }
  }

  private synchronized CompletableFuture<Void> enter(Deque<CompletableFuture<Void>> queue) {
    if (free > 0) {
      free--;
      return CompletableFuture.completedFuture(null);
    }
    if (queue.size() >= maxWaiting) {
      throw tooMany();
    }
    CompletableFuture<Void> turn = new CompletableFuture<>();
    queue.add(turn);
    return turn;
  }

  private void await(Deque<CompletableFuture<Void>> queue, CompletableFuture<Void> turn) {
    try {
      turn.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      giveUp(queue, turn);
      throw tooMany();
    } catch (InterruptedException e) {
      giveUp(queue, turn);
      Thread.currentThread().interrupt();
      throw Problem.shuttingDown();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** When the turn has come meanwhile, the next one gets it. */
  private synchronized void giveUp(
      Deque<CompletableFuture<Void>> queue, CompletableFuture<Void> turn) {
    if (!queue.remove(turn)) {
      leave();
    }
  }

  private synchronized void leave() {
    CompletableFuture<Void> next = checks.isEmpty() ? newPasswords.poll() : checks.poll();
    if (next == null) {
      free++;
    } else {
      next.complete(null);
    }
  }

  private static Problem tooMany() {
    return Problem.unavailable(
        "Too many passwords are being checked at the moment. Try again later.");
  }
}

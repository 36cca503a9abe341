package com.shop.order.checkout;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.eclipse.microprofile.context.ManagedExecutor;

/**
 * Answers requests by their deadline, even if no thread has finished or started the work: then the
 * event loop sends the response.
 */
@ApplicationScoped
class TimelyAnswers {
  private final Vertx vertx;
  private final Executor executor;

  @Inject
  TimelyAnswers(Vertx vertx, ManagedExecutor executor) {
    this(vertx, (Executor) executor);
  }

  TimelyAnswers(Vertx vertx, Executor executor) {
    this.vertx = vertx;
    this.executor = executor;
  }

  /**
   * @param work runs on a thread of its own; once started, it runs to its end also after the
   *     deadline
   * @param atDeadline the answer while the work has not ended, or empty to wait for it; does not
   *     block
   */
  <T> Uni<T> answer(Deadline deadline, Supplier<T> work, Supplier<Optional<T>> atDeadline) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    long timer =
        vertx.setTimer(Math.max(1, deadline.left().toMillis()), id -> complete(answer, atDeadline));
    executor.execute(
        () -> {
          // Work whose request has been answered is not started, so that an overload can end.
          if (!answer.isDone()) {
            complete(answer, () -> Optional.of(work.get()));
          }
        });
    return Uni.createFrom()
        .completionStage(answer)
        .onTermination()
        .invoke(() -> vertx.cancelTimer(timer));
  }

  private static <T> void complete(CompletableFuture<T> answer, Supplier<Optional<T>> source) {
    try {
      source.get().ifPresent(answer::complete);
    } catch (Throwable e) {
      answer.completeExceptionally(e);
    }
  }
}

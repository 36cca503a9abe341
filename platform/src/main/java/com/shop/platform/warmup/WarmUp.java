package com.shop.platform.warmup;

import com.shop.platform.persistence.DatabaseReady;
import io.quarkus.arc.All;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Runs the {@link WarmUpTask}s once the schema is migrated and the HTTP server listens. The service
 * is ready when they have ended, or when their time is up: a task that fails or hangs delays
 * readiness, but never prevents it.
 */
@Readiness
@ApplicationScoped
public class WarmUp implements HealthCheck {
  private static final Logger LOG = Logger.getLogger(WarmUp.class);

  private final List<WarmUpTask> tasks;
  private final int rounds;
  private final Duration limit;
  private final LongSupplier nanoTime;

  private final CompletableFuture<Long> databaseReady = new CompletableFuture<>();
  private final CompletableFuture<Void> listening = new CompletableFuture<>();
  private volatile boolean ended;

  @Inject
  WarmUp(
      @All List<WarmUpTask> tasks,
      @ConfigProperty(name = "shop.warm-up.rounds") int rounds,
      @ConfigProperty(name = "shop.warm-up.limit") Duration limit) {
    this(tasks, rounds, limit, System::nanoTime, WarmUp::startThread);
  }

  WarmUp(
      List<WarmUpTask> tasks,
      int rounds,
      Duration limit,
      LongSupplier nanoTime,
      Executor executor) {
    this.tasks = tasks;
    this.rounds = rounds;
    this.limit = limit;
    this.nanoTime = nanoTime;
    databaseReady.runAfterBothAsync(listening, this::run, executor);
  }

  void onDatabase(@Observes DatabaseReady event) {
    databaseReady.complete(nanoTime.getAsLong());
  }

  void onHttpServer(@ObservesAsync HttpServerStart event) {
    listening.complete(null);
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("warm-up").status(ended || isTimeUp()).build();
  }

  private void run() {
    long start = nanoTime.getAsLong();
    try {
      for (int round = 0; round < rounds; round++) {
        tasks.forEach(this::runInTime);
      }
    } finally {
      ended = true;
    }
    LOG.infof("Warmed up in %d ms", (nanoTime.getAsLong() - start) / 1_000_000);
  }

  private void runInTime(WarmUpTask task) {
    if (isTimeUp()) {
      return;
    }
    try {
      task.run();
    } catch (Exception e) {
      LOG.warnf("Warm-up task failed: %s: %s", task.getClass().getSimpleName(), e);
    }
  }

  private boolean isTimeUp() {
    return databaseReady.isDone() && nanoTime.getAsLong() - databaseReady.join() >= limit.toNanos();
  }

  /** Of its own, so that a task that hangs holds no thread that serves requests. */
  private static void startThread(Runnable warmUp) {
    Thread thread = new Thread(warmUp, "warm-up");
    thread.setDaemon(true);
    thread.start();
  }
}

package com.shop.platform.warmup;

import static org.eclipse.microprofile.health.HealthCheckResponse.Status.DOWN;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.UP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.shop.platform.persistence.DatabaseReady;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Liveness;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final List<Status> whileRunning = new ArrayList<>();
  private long now = -5;
  private WarmUp warmUp;

  @Test
  void isReadyOnceAllTasksHaveRun() {
    warmUp = warmUp(Runnable::run, this::noteStatus, this::noteStatus);

    listen();
    assertEquals(DOWN, status());
    databaseIsReady();

    assertEquals(List.of(DOWN, DOWN, DOWN, DOWN), whileRunning);
    assertEquals(UP, status());
  }

  @Test
  void waitsForTheHttpServer() {
    warmUp = warmUp(Runnable::run, this::noteStatus);

    databaseIsReady();

    assertEquals(DOWN, status());
    assertEquals(List.of(), whileRunning);
  }

  @Test
  void aTaskThatFailsPreventsNeitherTheOthersNorReadiness() {
    warmUp =
        warmUp(
            Runnable::run,
            () -> {
              throw new Exception("broken");
            },
            this::noteStatus);

    listen();
    databaseIsReady();

    assertEquals(2, whileRunning.size());
    assertEquals(UP, status());
  }

  @Test
  void anErrorDoesNotPreventReadiness() {
    warmUp =
        warmUp(
            Runnable::run,
            () -> {
              throw new StackOverflowError();
            });

    listen();
    databaseIsReady();

    assertEquals(UP, status());
  }

  @Test
  void aTaskThatHangsPreventsReadinessUntilTheLimitOnly() {
    warmUp = warmUp(never -> {}, this::noteStatus);
    listen();
    databaseIsReady();

    now += LIMIT.toNanos() - 1;
    assertEquals(DOWN, status());
    now++;

    assertEquals(UP, status());
  }

  @Test
  void startsNoTaskAfterTheLimit() {
    warmUp = warmUp(Runnable::run, () -> now += LIMIT.toNanos(), this::noteStatus);

    listen();
    databaseIsReady();

    assertEquals(List.of(), whileRunning);
    assertEquals(UP, status());
  }

  @Test
  void theLimitDoesNotCountTheWaitForTheDatabase() {
    warmUp = warmUp(never -> {}, this::noteStatus);

    now += LIMIT.multipliedBy(10).toNanos();
    assertEquals(DOWN, status());
    listen();
    databaseIsReady();

    assertEquals(DOWN, status());
  }

  @Test
  void doesNotConcernLiveness() {
    assertFalse(WarmUp.class.isAnnotationPresent(Liveness.class));
  }

  private WarmUp warmUp(Executor executor, WarmUpTask... tasks) {
    return new WarmUp(List.of(tasks), 2, LIMIT, () -> now, executor);
  }

  private void noteStatus() {
    whileRunning.add(status());
  }

  private Status status() {
    return warmUp.call().getStatus();
  }

  private void listen() {
    warmUp.onHttpServer(new HttpServerStart(new HttpServerOptions()));
  }

  private void databaseIsReady() {
    warmUp.onDatabase(new DatabaseReady());
  }
}

package com.shop.platform.persistence;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/**
 * Migrates the schema at start. While the database is not available, retries in the background: the
 * process stays alive and is not ready. Replicas may start at the same time, since Flyway takes a
 * lock in the database.
 *
 * <p>As a predicate of {@link Scheduled} methods, it skips them until the schema is migrated.
 */
@Readiness
@ApplicationScoped
public class DatabaseStart implements HealthCheck, Scheduled.SkipPredicate {
  private static final Logger LOG = Logger.getLogger(DatabaseStart.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Flyway flyway;
  private final AgroalDataSource connections;
  private final Event<DatabaseReady> ready;
  private final CountDownLatch done = new CountDownLatch(1);

  DatabaseStart(Flyway flyway, AgroalDataSource connections, Event<DatabaseReady> ready) {
    this.flyway = flyway;
    this.connections = connections;
    this.ready = ready;
  }

  void onStart(@Observes StartupEvent event) {
    if (!tryMigrate()) {
      Thread retries = new Thread(this::retry, "database-start");
      retries.setDaemon(true);
      retries.start();
    }
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("schema").status(isDone()).build();
  }

  @Override
  public boolean test(ScheduledExecution execution) {
    return !isDone();
  }

  private void retry() {
    try {
      do {
        done.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
      } while (!tryMigrate());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean tryMigrate() {
    try {
      flyway.migrate();
      // Flyway lifted the time limit of SELECTs on its connections and returned them to the pool.
      connections.flush(AgroalDataSource.FlushMode.GRACEFUL);
      ready.fire(new DatabaseReady());
      done.countDown();
      LOG.info("Database schema is up to date");
      return true;
    } catch (RuntimeException e) {
      LOG.warnf("Database not available, retrying: %s", inOneLine(e));
      return false;
    }
  }

  private boolean isDone() {
    return done.getCount() == 0;
  }

  private static String inOneLine(RuntimeException e) {
    return String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
  }
}

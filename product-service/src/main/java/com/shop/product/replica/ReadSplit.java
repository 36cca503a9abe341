package com.shop.product.replica;

import com.shop.platform.persistence.ConnectionFailures;
import com.shop.platform.persistence.SelectLimit;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

/**
 * Routes reads that may be slightly stale to a replica. If the replica is missing, fails or lags
 * too far behind, the read goes to the primary instead.
 */
@ApplicationScoped
public class ReadSplit {
  private static final Logger LOG = Logger.getLogger(ReadSplit.class);

  private final AgroalDataSource primary;
  private final ReplicaPool replicas;
  private final Heartbeat heartbeat;
  private final ReplicaConfig config;
  private final Counter fromReplica;
  private final Counter fromPrimary;
  private final Counter fallbacks;

  /**
   * Opens for one second after a single failure, then lets one read try again. A hanging replica
   * thus delays only the reads in progress and one more per second.
   */
  private final Guard breaker =
      Guard.create()
          .withDescription("replica")
          .withCircuitBreaker()
          .name("replica")
          .when(e -> !SelectLimit.exceeded(e))
          .requestVolumeThreshold(1)
          .failureRatio(1)
          .delay(1, ChronoUnit.SECONDS)
          .successThreshold(1)
          .done()
          .build();

  /**
   * For connections that the server has closed while they were in the pool, as the old primary does
   * after a promotion. Each try takes one out of the pool.
   */
  private final Guard retries;

  ReadSplit(
      AgroalDataSource primary,
      ReplicaPool replicas,
      Heartbeat heartbeat,
      ReplicaConfig config,
      MeterRegistry metrics,
      @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int poolSize) {
    this.primary = primary;
    this.replicas = replicas;
    this.heartbeat = heartbeat;
    this.config = config;
    this.fromReplica = metrics.counter("shop.catalogue.reads", "from", "replica");
    this.fromPrimary = metrics.counter("shop.catalogue.reads", "from", "primary");
    this.fallbacks = metrics.counter("shop.replica.fallbacks");
    this.retries =
        Guard.create()
            .withDescription("primary")
            .withRetry()
            .whenException(ConnectionFailures::caused)
            .maxRetries(poolSize)
            .delay(10, ChronoUnit.MILLIS)
            .jitter(10, ChronoUnit.MILLIS)
            .maxDuration(1, ChronoUnit.SECONDS)
            .done()
            .build();
  }

  /**
   * Reads from a replica whose lag is at most {@code shop.replica.max-lag}, or else from the
   * primary.
   */
  public <T> Snapshot<T> read(Query<T> query) {
    Optional<Snapshot<T>> result = fromReplica(query);
    if (result.isPresent()) {
      fromReplica.increment();
      return result.get();
    }
    if (replicas.isConfigured()) {
      fallbacks.increment();
    }
    return readCurrent(query);
  }

  /** As {@link #readFromPrimary}. */
  public <T> Snapshot<T> readCurrent(Query<T> query) {
    long begun = System.nanoTime();
    return new Snapshot<>(readFromPrimary(query), begun);
  }

  /** Reads data that must be current. */
  public <T> T readFromPrimary(Query<T> query) {
    try {
      T result = retries.call(() -> onPrimary(query), new TypeLiteral<>() {});
      fromPrimary.increment();
      return result;
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new PersistenceException(e.getMessage(), e);
    }
  }

  /** Reads need no transaction, and must not leave one open. */
  private <T> T onPrimary(Query<T> query) throws SQLException {
    try (Connection connection = primary.getConnection()) {
      try {
        return query.run(connection);
      } finally {
        if (!connection.getAutoCommit()) {
          connection.rollback();
        }
      }
    }
  }

  private <T> Optional<Snapshot<T>> fromReplica(Query<T> query) {
    if (!replicas.isConfigured()) {
      return Optional.empty();
    }
    try {
      return breaker.call(() -> replicas.with(db -> ifRecent(db, query)), new TypeLiteral<>() {});
    } catch (CircuitBreakerOpenException e) {
      return Optional.empty();
    } catch (Exception e) {
      if (SelectLimit.exceeded(e)) { // it would take as long on the primary
        throw new PersistenceException(e.getMessage(), e);
      }
      // If the query itself is at fault, it fails on the primary too.
      LOG.warnf("Reading from a replica failed, using the primary: %s", e.getMessage());
      return Optional.empty();
    }
  }

  /** Checks the lag on the connection of the query, since another one may lead elsewhere. */
  private <T> Optional<Snapshot<T>> ifRecent(Connection replica, Query<T> query)
      throws SQLException {
    Optional<Heartbeat.Lag> lag =
        heartbeat.lagOf(replica).filter(l -> l.time().compareTo(config.maxLag()) <= 0);
    return lag.isEmpty()
        ? Optional.empty()
        : Optional.of(new Snapshot<>(query.run(replica), lag.get().asOf()));
  }
}

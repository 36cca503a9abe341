package com.shop.product.replica;

import com.shop.platform.persistence.DatabaseStart;
import com.shop.platform.persistence.Transactions;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.query.QueryProducer;

/**
 * Measures replication lag, whatever its cause: the primary's row is updated every second, and a
 * replica lags by the difference between its copy of the row and the last value written. Both
 * values come from the primary's clock, so no clocks are compared. While the primary is down, lag
 * does not grow and replicas remain usable.
 */
@ApplicationScoped
class Heartbeat {
  private final Session primary;
  private final ReplicaPool replicas;

  /** The last value that the primary has committed; null before the first. */
  private volatile LocalDateTime lastBeat;

  Heartbeat(Session primary, ReplicaPool replicas) {
    this.primary = primary;
    this.replicas = replicas;
  }

  @Scheduled(
      every = "1s",
      skipExecutionIf = DatabaseStart.class,
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void beat() {
    if (replicas.isConfigured()) {
      lastBeat = Transactions.call(this::write);
    }
  }

  private LocalDateTime write() {
    primary
        .createNativeMutationQuery("UPDATE replica_heartbeat SET beat = UTC_TIMESTAMP(3)")
        .executeUpdate();
    return read(primary).orElseThrow();
  }

  /** The lag of a database behind the primary; empty while it is unknown. */
  Optional<Duration> lagOf(QueryProducer database) {
    LocalDateTime current = lastBeat;
    return current == null
        ? Optional.empty()
        : read(database).map(beat -> Duration.between(beat, current));
  }

  private static Optional<LocalDateTime> read(QueryProducer database) {
    return database
        .createNativeQuery("SELECT beat FROM replica_heartbeat", LocalDateTime.class)
        .uniqueResultOptional();
  }
}

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
 * A row that is written on the primary every second and travels to the replicas like any other. The
 * beat that a replica has, against the last one written, tells how far it is behind, whatever holds
 * it up. Both are of the primary's clock, so that no other clock counts; and while there is no
 * primary, which nothing can be behind, replicas are as good as they were.
 */
@ApplicationScoped
class Heartbeat {
  private final Session primary;
  private final ReplicaPool replicas;

  /** The last one known to be kept by the primary; null before the first. */
  private volatile LocalDateTime last;

  Heartbeat(Session primary, ReplicaPool replicas) {
    this.primary = primary;
    this.replicas = replicas;
  }

  @Scheduled(
      every = "1s",
      skipExecutionIf = DatabaseStart.class,
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void beat() {
    if (replicas.areConfigured()) {
      last = Transactions.call(this::write);
    }
  }

  private LocalDateTime write() {
    primary
        .createNativeMutationQuery("UPDATE replica_heartbeat SET beat = UTC_TIMESTAMP(3)")
        .executeUpdate();
    return on(primary).orElseThrow();
  }

  /** How far a database is behind the primary; empty as long as that cannot be told. */
  Optional<Duration> lagOf(QueryProducer database) {
    LocalDateTime known = last;
    return known == null
        ? Optional.empty()
        : on(database).map(beat -> Duration.between(beat, known));
  }

  private static Optional<LocalDateTime> on(QueryProducer database) {
    return database
        .createNativeQuery("SELECT beat FROM replica_heartbeat", LocalDateTime.class)
        .uniqueResultOptional();
  }
}

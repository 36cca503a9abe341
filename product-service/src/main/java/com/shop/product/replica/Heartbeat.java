package com.shop.product.replica;

import com.shop.platform.persistence.DatabaseStart;
import com.shop.platform.persistence.Transactions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import org.hibernate.Session;

/**
 * Measures replication lag, whatever its cause: the primary's row is updated every second, and a
 * replica lags by the difference between its copy of the row and the last value written. Both
 * values come from the primary's clock, so no clocks are compared. While the primary is down, lag
 * does not grow and replicas remain usable.
 */
@ApplicationScoped
class Heartbeat {
  static final String INTERVAL = "1s";

  /** How long a measured lag is reported. */
  private static final Duration RECENT = Duration.ofMinutes(1);

  private static final String READ = "SELECT beat FROM replica_heartbeat";

  private final Session primary;
  private final ReplicaPool replicas;

  /** The last beat that the primary has committed; null before the first. */
  private volatile Beat lastBeat;

  /** The last one; null before the first. */
  private volatile Measurement lastMeasurement;

  Heartbeat(Session primary, ReplicaPool replicas, MeterRegistry metrics) {
    this.primary = primary;
    this.replicas = replicas;
    Gauge.builder("shop.replica.lag", this::recentLag)
        .description("Lag of the replica that was read from last; NaN without a recent read")
        .baseUnit("seconds")
        .register(metrics);
  }

  /**
   * A beat of the primary.
   *
   * @param begun before the value was written, as {@link System#nanoTime} counts
   */
  private record Beat(LocalDateTime value, long begun) {}

  /**
   * How far a database is behind the primary.
   *
   * @param asOf as in {@link Snapshot}
   */
  record Lag(Duration time, long asOf) {}

  /**
   * A measured lag.
   *
   * @param at when, as {@link System#nanoTime} counts
   */
  private record Measurement(Duration lag, long at) {}

  @Scheduled(
      every = INTERVAL,
      skipExecutionIf = DatabaseStart.class,
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void beat() {
    if (replicas.isConfigured()) {
      long begun = System.nanoTime();
      lastBeat = new Beat(Transactions.call(this::write), begun);
    }
  }

  private LocalDateTime write() {
    primary
        .createNativeMutationQuery("UPDATE replica_heartbeat SET beat = UTC_TIMESTAMP(3)")
        .executeUpdate();
    return primary.createNativeQuery(READ, LocalDateTime.class).getSingleResult();
  }

  /** The lag of a database; empty while it is unknown. */
  Optional<Lag> lagOf(Connection database) throws SQLException {
    Beat current = lastBeat;
    if (current == null) {
      return Optional.empty();
    }
    try (PreparedStatement select = database.prepareStatement(READ);
        ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      Duration behind = Duration.between(row.getObject(1, LocalDateTime.class), current.value());
      // Another pod may have written a later beat than this one.
      Duration time = behind.isNegative() ? Duration.ZERO : behind;
      lastMeasurement = new Measurement(time, System.nanoTime());
      return Optional.of(new Lag(time, current.begun() - time.toNanos()));
    }
  }

  private double recentLag() {
    Measurement last = lastMeasurement;
    return last == null || System.nanoTime() - last.at() > RECENT.toNanos()
        ? Double.NaN
        : last.lag().toMillis() / 1000.0;
  }
}

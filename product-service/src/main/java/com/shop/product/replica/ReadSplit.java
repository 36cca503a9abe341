package com.shop.product.replica;

import com.shop.platform.persistence.Transactions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.hibernate.Session;
import org.hibernate.query.QueryProducer;
import org.jboss.logging.Logger;

/**
 * Reads that may be a little old. A replica that is missing, broken or too far behind is no error:
 * the primary is read instead.
 */
@ApplicationScoped
public class ReadSplit {
  private static final Logger LOG = Logger.getLogger(ReadSplit.class);

  private final Session primary;
  private final ReplicaPool replicas;
  private final Heartbeat heartbeat;
  private final ReplicaConfig config;
  private final Counter fromReplica;
  private final Counter fromPrimary;

  /**
   * Opened by one failure, for a second; then one read tries again. So a replica that hangs costs
   * those that are at it, and after that one a second, the time-out of its pool.
   */
  private final Guard breaker =
      Guard.create()
          .withDescription("replica")
          .withCircuitBreaker()
          .name("replica")
          .requestVolumeThreshold(1)
          .failureRatio(1)
          .delay(1, ChronoUnit.SECONDS)
          .successThreshold(1)
          .done()
          .build();

  ReadSplit(
      Session primary,
      ReplicaPool replicas,
      Heartbeat heartbeat,
      ReplicaConfig config,
      MeterRegistry metrics) {
    this.primary = primary;
    this.replicas = replicas;
    this.heartbeat = heartbeat;
    this.config = config;
    this.fromReplica = metrics.counter("shop.catalogue.reads", "from", "replica");
    this.fromPrimary = metrics.counter("shop.catalogue.reads", "from", "primary");
  }

  /**
   * Reads from a replica that is at most {@code shop.replica.max-lag} behind, or from the primary.
   *
   * @param query writes nothing and returns no null
   */
  public <T> T read(Function<QueryProducer, T> query) {
    Optional<T> answer = fromReplica(query);
    if (answer.isPresent()) {
      fromReplica.increment();
      return answer.get();
    }
    return readFromPrimary(query);
  }

  /** Reads what must not be old at all. */
  public <T> T readFromPrimary(Function<QueryProducer, T> query) {
    T read = Transactions.call(() -> query.apply(primary));
    fromPrimary.increment();
    return read;
  }

  private <T> Optional<T> fromReplica(Function<QueryProducer, T> query) {
    if (!replicas.areConfigured()) {
      return Optional.empty();
    }
    try {
      return breaker.call(() -> ifClose(query), new TypeLiteral<>() {});
    } catch (CircuitBreakerOpenException e) {
      return Optional.empty();
    } catch (Exception e) {
      // If it is the query that is wrong, the primary will say so.
      LOG.warnf("A replica cannot be read, the primary is: %s", e.getMessage());
      return Optional.empty();
    }
  }

  /** One connection is one replica, so what it says of its lag holds for what it then answers. */
  private <T> Optional<T> ifClose(Function<QueryProducer, T> query) throws SQLException {
    return replicas.with(
        replica ->
            heartbeat
                .lagOf(replica)
                .filter(lag -> lag.compareTo(config.maxLag()) <= 0)
                .map(lag -> query.apply(replica)));
  }
}

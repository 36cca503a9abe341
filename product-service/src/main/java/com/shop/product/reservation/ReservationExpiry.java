package com.shop.product.reservation;

import com.shop.platform.Times;
import com.shop.platform.persistence.DatabaseStart;
import com.shop.platform.persistence.Transactions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Releases the reservations that were neither confirmed nor released in time. */
@ApplicationScoped
class ReservationExpiry {
  private static final Logger LOG = Logger.getLogger(ReservationExpiry.class);
  private static final int BATCH = 100;

  private final ReservationRepository reservations;
  private final Reservations service;
  private final Counter released;

  ReservationExpiry(
      ReservationRepository reservations, Reservations service, MeterRegistry metrics) {
    this.reservations = reservations;
    this.service = service;
    this.released =
        Counter.builder("shop.reservations.expired")
            .description("Reservations released since they were not confirmed in time")
            .register(metrics);
  }

  /**
   * Searches without locks, then claims and releases one reservation at a time: replicas skip the
   * reservations that another one has claimed, and a failure does not affect the others.
   */
  @Scheduled(
      every = "1s",
      skipExecutionIf = DatabaseStart.class,
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void releaseExpired() {
    List<UUID> expired = Transactions.call(() -> reservations.expired(Times.now(), BATCH));
    expired.forEach(this::expire);
  }

  private void expire(UUID orderId) {
    try {
      if (service.expire(orderId)) {
        released.increment();
      }
    } catch (RuntimeException e) {
      LOG.warnf(
          "Releasing expired reservation failed, will retry: order %s: %s",
          orderId, e.getMessage());
    }
  }
}

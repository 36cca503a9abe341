package com.shop.product.reservation;

import com.shop.platform.Times;
import com.shop.platform.persistence.DatabaseStart;
import com.shop.platform.persistence.Transactions;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Gives back the stock of orders that were neither paid nor cancelled in time. */
@ApplicationScoped
class ReservationExpiry {
  private static final Logger LOG = Logger.getLogger(ReservationExpiry.class);
  private static final int BATCH = 100;

  private final ReservationRepository reservations;
  private final Reservations releasing;

  ReservationExpiry(ReservationRepository reservations, Reservations releasing) {
    this.reservations = reservations;
    this.releasing = releasing;
  }

  /**
   * Looks without locks, then claims and releases one at a time: replicas that find the same ones
   * skip what another is at, and one that fails does not hold up the rest.
   */
  @Scheduled(
      every = "1s",
      skipExecutionIf = DatabaseStart.class,
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void sweep() {
    List<UUID> runOut = Transactions.call(() -> reservations.runOut(Times.now(), BATCH));
    runOut.forEach(this::expire);
  }

  private void expire(UUID orderId) {
    try {
      releasing.expire(orderId);
    } catch (RuntimeException e) {
      LOG.warnf("The reservation of order %s is not released yet: %s", orderId, e.getMessage());
    }
  }
}

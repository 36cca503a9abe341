package com.shop.platform.persistence;

import io.quarkus.scheduler.FailedExecution;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Tells of {@code @Scheduled} methods that failed. While the database is away, every loop fails at
 * every turn: a line each, where Quarkus' own log would be a stack trace each.
 */
class ScheduledFailureLogger {
  private static final Logger LOG = Logger.getLogger(ScheduledFailureLogger.class);

  void tell(@Observes FailedExecution failed) {
    String loop = failed.getExecution().getTrigger().getMethodDescription();
    if (ConnectionFailures.caused(failed.getException())) {
      LOG.warnf("%s: the database does not answer", loop);
    } else {
      LOG.errorf(failed.getException(), "%s failed", loop);
    }
  }
}

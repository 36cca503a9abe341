package com.shop.platform.persistence;

import io.quarkus.scheduler.FailedExecution;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Logs failures of {@code @Scheduled} methods. While the database is not available, every run
 * fails: one line is logged for each, instead of Quarkus' stack trace.
 */
class ScheduledFailureLogger {
  private static final Logger LOG = Logger.getLogger(ScheduledFailureLogger.class);

  void log(@Observes FailedExecution failed) {
    String method = failed.getExecution().getTrigger().getMethodDescription();
    if (ConnectionFailures.caused(failed.getException())) {
      LOG.warnf("%s: database not available", method);
    } else {
      LOG.errorf(failed.getException(), "%s failed", method);
    }
  }
}

package com.shop.payment;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.shop.platform.LogCapture;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLTransientException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Platform's {@code ScheduledFailureLogger} logs failed loops. */
@QuarkusTest
class ScheduledFailureLoggerTest {
  private LogCapture captured;

  /** Throws the failure that a test sets. */
  @ApplicationScoped
  static class Loop {
    static volatile RuntimeException failure;

    @Scheduled(every = "1s")
    void run() {
      if (failure != null) {
        throw failure;
      }
    }
  }

  @BeforeEach
  void captureLog() {
    captured = new LogCapture("com.shop.platform.persistence.ScheduledFailureLogger");
  }

  @AfterEach
  void stopFailing() {
    Loop.failure = null;
    captured.close();
  }

  @Test
  void errorsAreLoggedWithTheirStackTrace() {
    LogRecord first = firstLogOf(new IllegalStateException("injected"));

    assertEquals(Level.SEVERE.intValue(), first.getLevel().intValue());
    assertNotNull(first.getThrown());
  }

  @Test
  void databaseOutagesAreLoggedAsOneLine() {
    LogRecord first = firstLogOf(new IllegalStateException(new SQLTransientException("injected")));

    assertEquals(Level.WARNING.intValue(), first.getLevel().intValue());
    assertNull(first.getThrown());
  }

  private LogRecord firstLogOf(RuntimeException failure) {
    Loop.failure = failure;
    await().until(() -> !captured.records().isEmpty());
    return captured.records().get(0);
  }
}

package com.shop.payment;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLTransientException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Platform's {@code ScheduledFailureLogger} logs failed loops. */
@QuarkusTest
class ScheduledFailureLoggerTest {
  private static final Logger LOG =
      Logger.getLogger("com.shop.platform.persistence.ScheduledFailureLogger");

  private final LogCapture captured = new LogCapture();

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

  private static final class LogCapture extends Handler {
    private final Queue<LogRecord> records = new ConcurrentLinkedQueue<>();

    @Override
    public void publish(LogRecord entry) {
      records.add(entry);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void captureLog() {
    LOG.addHandler(captured);
  }

  @AfterEach
  void stopFailing() {
    Loop.failure = null;
    LOG.removeHandler(captured);
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
    await().until(() -> !captured.records.isEmpty());
    return captured.records.peek();
  }
}

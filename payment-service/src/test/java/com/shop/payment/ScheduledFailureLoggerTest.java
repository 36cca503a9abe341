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

/** A loop that fails is told of in the log, by platform's {@code FailedLoops} and nobody else. */
@QuarkusTest
class ScheduledFailureLoggerTest {
  private static final Logger LOG =
      Logger.getLogger("com.shop.platform.persistence.ScheduledFailureLogger");

  private final Told told = new Told();

  /** Fails as it is told to. */
  @ApplicationScoped
  static class Loop {
    static volatile RuntimeException failure;

    @Scheduled(every = "1s")
    void turn() {
      if (failure != null) {
        throw failure;
      }
    }
  }

  private static final class Told extends Handler {
    private final Queue<LogRecord> records = new ConcurrentLinkedQueue<>();

    @Override
    public void publish(LogRecord told) {
      records.add(told);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void listen() {
    LOG.addHandler(told);
  }

  @AfterEach
  void heal() {
    Loop.failure = null;
    LOG.removeHandler(told);
  }

  @Test
  void anErrorOfOursIsToldInFull() {
    LogRecord first = firstToldOf(new IllegalStateException("injected"));

    assertEquals(Level.SEVERE.intValue(), first.getLevel().intValue());
    assertNotNull(first.getThrown());
  }

  @Test
  void aDatabaseThatIsAwayIsOneLine() {
    LogRecord first = firstToldOf(new IllegalStateException(new SQLTransientException("injected")));

    assertEquals(Level.WARNING.intValue(), first.getLevel().intValue());
    assertNull(first.getThrown());
  }

  private LogRecord firstToldOf(RuntimeException failure) {
    Loop.failure = failure;
    await().until(() -> !told.records.isEmpty());
    return told.records.peek();
  }
}

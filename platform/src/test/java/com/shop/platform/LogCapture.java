package com.shop.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/** What a logger and those below it log, until the capture is closed. */
public final class LogCapture extends Handler implements AutoCloseable {
  private final Queue<ExtLogRecord> records = new ConcurrentLinkedQueue<>();
  private final Queue<String> texts = new ConcurrentLinkedQueue<>();
  private final Logger logger;

  /**
   * Begins to capture.
   *
   * @param logger its name, empty for all
   */
  public LogCapture(String logger) {
    this.logger = Logger.getLogger(logger);
    this.logger.addHandler(this);
  }

  @Override
  public void publish(LogRecord line) {
    ExtLogRecord entry = ExtLogRecord.wrap(line);
    entry.copyMdc(); // while it is there
    records.add(entry);
    texts.add(line.getMessage() + Arrays.toString(line.getParameters()) + line.getThrown());
  }

  /** In the order in which they came. */
  public List<ExtLogRecord> records() {
    return List.copyOf(records);
  }

  /** Each with its message, parameters and exception. */
  public List<String> texts() {
    return List.copyOf(texts);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}

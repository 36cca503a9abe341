package com.shop.platform.warmup;

/**
 * Work that is slow the first time: it loads classes, prepares queries or opens connections. A
 * service runs its tasks before it is ready. A task leaves no trace in the database and calls no
 * other service.
 */
public interface WarmUpTask {
  void run() throws Exception;
}

package com.shop.database;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** SIGTERM and Ctrl-C as interrupts, for work that has to clear up behind itself. */
public final class Signals {

  private static final long MINUTES_TO_CLEAR_UP = 2;

  private static volatile boolean arrived;

  private Signals() {}

  /**
   * Does the work in this thread; a signal interrupts it, and the JVM ends when it has returned.
   */
  public static <T> T interrupt(InterruptibleCall<T> work)
      throws IOException, InterruptedException {
    Thread working = Thread.currentThread();
    CountDownLatch returned = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> arrive(working, returned), "signals"));
    try {
      return work.run();
    } finally {
      returned.countDown();
    }
  }

  /** Lasts, unlike the interrupt, which a library may take for a failure and forget. */
  static boolean haveArrived() {
    return arrived;
  }

  /** The JVM ends when its shutdown hooks have, so this one waits. */
  private static void arrive(Thread working, CountDownLatch returned) {
    arrived = true;
    if (returned.getCount() == 0) {
      return;
    }
    working.interrupt();
    try {
      returned.await(MINUTES_TO_CLEAR_UP, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package com.shop.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Work that one process at a time may do. A killed process holds nobody up. */
public final class Exclusive {

  private Exclusive() {}

  static <T> T holding(Path lock, InterruptibleCall<T> work)
      throws IOException, InterruptedException {
    return holding(lock, () -> {}, work);
  }

  /**
   * Waits for whoever is at it, in this JVM or another, then does the work.
   *
   * @param busy called before it has to wait for another process
   */
  public static synchronized <T> T holding(Path lock, Runnable busy, InterruptibleCall<T> work)
      throws IOException, InterruptedException {
    try (FileChannel file =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (file.tryLock() == null) {
        busy.run();
        file.lock();
      }
      // Closing the file unlocks it.
      return work.run();
    }
  }
}

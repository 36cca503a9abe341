package com.shop.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Work that one process at a time may do. A killed process holds nobody up. */
final class Exclusive {

  interface Work<T> {
    T run() throws IOException, InterruptedException;
  }

  private Exclusive() {}

  /** Waits for whoever is at it, in this JVM or another, then does the work. */
  static synchronized <T> T holding(Path lock, Work<T> work)
      throws IOException, InterruptedException {
    try (FileChannel file =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      // Closing the file unlocks it.
      file.lock();
      return work.run();
    }
  }
}

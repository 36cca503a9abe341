package com.shop.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** Work that one process at a time may do. A killed process holds nobody up. */
public final class Exclusive {

  private static final Duration RETRY = Duration.ofMillis(50);

  private Exclusive() {}

  static <T> T holding(Path lock, InterruptibleCall<T> work)
      throws IOException, InterruptedException {
    return holding(lock, () -> {}, work);
  }

  /**
   * Waits until nobody else does such work, in this JVM or another, then does the work.
   *
   * @param busy called before it has to wait
   */
  public static <T> T holding(Path lock, Runnable busy, InterruptibleCall<T> work)
      throws IOException, InterruptedException {
    try (FileChannel file =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (!locked(file)) {
        busy.run();
        while (!locked(file)) {
          Thread.sleep(RETRY.toMillis());
        }
      }
      // Closing the file unlocks it.
      return work.run();
    }
  }

  private static boolean locked(FileChannel file) throws IOException {
    try {
      return file.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Another thread of this JVM has it, maybe with a copy of this class: Quarkus' dev mode runs
      // the service and its tests in several class loaders.
      return false;
    }
  }
}

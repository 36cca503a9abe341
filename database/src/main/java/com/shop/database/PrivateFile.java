package com.shop.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and folders that only their owner can read. */
public final class PrivateFile {

  private PrivateFile() {}

  /** Writes the whole text or nothing: a reader never sees half of it. */
  public static void write(Path file, String text) throws IOException {
    // A temporary file has mode 600 from its first moment.
    Path written = Files.createTempFile(file.toAbsolutePath().getParent(), ".", ".new");
    try {
      Files.writeString(written, text);
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /** Makes sure of a folder with mode 700, and of its parents as they come. */
  public static Path folder(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    return folder;
  }
}

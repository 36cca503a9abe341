package com.shop.playground.shop;

import com.shop.database.Folders;
import com.shop.database.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a shop keeps what it must remember.
 *
 * @param path absolute
 */
record ShopFolder(Path path) {

  private static final long MEGABYTES = 300;

  Path run() {
    return path.resolve("run");
  }

  Path plan() {
    return run().resolve("plan.properties");
  }

  Path pid(String process) {
    return run().resolve(process + ".pid");
  }

  /** The folder that the process works in: it finds no configuration but our own there. */
  Path workplace(String process) {
    return run().resolve(process);
  }

  Path log(String process) {
    return logs().resolve(process + ".log");
  }

  Path logs() {
    return path.resolve("logs");
  }

  Path secrets() {
    return path.resolve("secrets");
  }

  Path mysql() {
    return path.resolve("mysql");
  }

  Path monitoring() {
    return path.resolve("monitoring");
  }

  Path lock() {
    return path.resolve("lock");
  }

  /** Makes sure that there is a place to write, and space. */
  void prepare() throws IOException {
    for (Path folder : new Path[] {path, run(), logs(), secrets()}) {
      PrivateFile.folder(folder);
    }
    long free = Files.getFileStore(path).getUsableSpace() >> 20;
    if (free < MEGABYTES) {
      throw new ShopException(
          "The disk is full: the shop needs %d MB in %s, and %d are left."
              .formatted(MEGABYTES, path, free));
    }
  }

  /** Removes all that a shop remembers. */
  void wipe() {
    for (Path folder : new Path[] {run(), logs(), secrets(), mysql(), monitoring()}) {
      Folders.delete(folder);
    }
  }
}

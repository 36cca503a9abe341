package com.shop.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a keeper prints, from a certain moment on; the lines for a person are handed on. */
final class KeeperLog {

  private final Path file;
  private final Consumer<String> tell;
  private int read;
  private final List<String> why = new ArrayList<>();

  private KeeperLog(Path file, Consumer<String> tell, int read) {
    this.file = file;
    this.tell = tell;
    this.read = read;
  }

  static KeeperLog fromHere(Path file, Consumer<String> tell) throws IOException {
    return new KeeperLog(file, tell, Files.exists(file) ? (int) Files.size(file) : 0);
  }

  /** Hands on the whole lines that have been added since the last time. */
  void relay() throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    String all = Files.readString(file, StandardCharsets.ISO_8859_1);
    String added = all.substring(read, all.lastIndexOf('\n') + 1);
    read += added.length();
    for (String line : added.lines().toList()) {
      if (line.startsWith(Keeper.SPEAKS)) {
        tell.accept(line);
      } else if (line.startsWith(Keeper.FAILS)) {
        why.add(line.substring(Keeper.FAILS.length()));
      }
    }
  }

  /** Why the keeper has ended without a server. */
  NoDatabaseException failure() throws IOException {
    relay();
    return new NoDatabaseException(
        why.isEmpty() ? "MySQL's keeper has ended: " + Tail.of(file) : String.join("\n", why));
  }
}

package com.shop.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A MySQL that was, or will be, unpacked into a folder from Debian's packages.
 *
 * @param cache the folder that holds it; other processes may unpack into it at the same time
 */
record UnpackedMysql(Path cache) {

  private static final String SERIES = "9.7";
  private static final String SCRIPT = "unpack-mysql.sh";

  /** What unpacking takes at its peak: package lists, packages and their content. */
  private static final long MEGABYTES = 700;

  private Path root() {
    return cache.resolve(SERIES);
  }

  /** The folder appears in one go, when all of it is there. */
  boolean isThere() {
    return Files.isDirectory(root());
  }

  Mysqld mysqld() {
    Path usr = root().resolve("usr");
    Path lib = usr.resolve("lib/x86_64-linux-gnu");
    // With the loader and the libraries that were unpacked beside it.
    List<String> program =
        List.of(
            lib.resolve("ld-linux-x86-64.so.2").toString(),
            "--library-path",
            lib.toString(),
            usr.resolve("sbin/mysqld").toString());
    List<String> options =
        List.of(
            "--basedir=" + usr,
            "--plugin-dir=" + usr.resolve("lib/mysql/plugin"),
            "--lc-messages-dir=" + usr.resolve("share/mysql"),
            "--character-sets-dir=" + usr.resolve("share/mysql/charsets"));
    return new Mysqld(SERIES + " unpacked from Debian's packages", program, options);
  }

  /**
   * @throws NoDatabaseException with the reason: no network, no space, another version
   */
  void unpack(List<String> mirrors, Consumer<String> tell)
      throws IOException, InterruptedException {
    Files.createDirectories(cache);
    Exclusive.holding(cache.resolve("lock"), () -> unpackOnce(mirrors, tell));
  }

  private boolean unpackOnce(List<String> mirrors, Consumer<String> tell)
      throws IOException, InterruptedException {
    if (isThere()) {
      return false;
    }
    long free = Files.getFileStore(cache).getUsableSpace() >> 20;
    if (free < MEGABYTES) {
      throw new NoDatabaseException(
          "unpacking MySQL takes %d MB in %s, and %d are free".formatted(MEGABYTES, cache, free));
    }
    tell.accept("unpacking " + SERIES + " into " + cache + ", once, about 100 MB to download");
    run(mirrors);
    return true;
  }

  private void run(List<String> mirrors) throws IOException, InterruptedException {
    Path script = cache.resolve(SCRIPT);
    Path log = cache.resolve("unpack.log");
    try (InputStream ours = UnpackedMysql.class.getResourceAsStream(SCRIPT)) {
      Files.copy(ours, script, StandardCopyOption.REPLACE_EXISTING);
    }
    List<String> command =
        new ArrayList<>(List.of("sh", script.toString(), SERIES, root().toString()));
    command.addAll(mirrors);
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (process.waitFor() != 0) {
        throw new NoDatabaseException("MySQL could not be unpacked: " + Tail.of(log));
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
  }
}

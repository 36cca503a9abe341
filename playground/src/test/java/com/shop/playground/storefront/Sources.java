package com.shop.playground.storefront;

import com.shop.playground.shop.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The source code of the storefront. */
final class Sources {
  static final Path WEB = Repository.root().resolve("storefront/src/main/web");

  private Sources() {}

  /** All TypeScript. */
  static String read() throws IOException {
    try (Stream<Path> files = Files.walk(WEB)) {
      List<Path> scripts = files.filter(path -> path.toString().endsWith(".ts")).toList();
      StringBuilder all = new StringBuilder();
      for (Path script : scripts) {
        all.append(Files.readString(script));
      }
      return all.toString();
    }
  }
}

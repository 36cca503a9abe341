package com.shop.database;

import java.nio.file.Path;
import java.util.Optional;

/** The user's cache folder, after the XDG Base Directory Specification. */
final class Cache {

  private Cache() {}

  static Path folder() {
    return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
        .filter(folder -> !folder.isBlank())
        .map(Path::of)
        .orElse(Path.of(System.getProperty("user.home"), ".cache"))
        .resolve("shop");
  }
}

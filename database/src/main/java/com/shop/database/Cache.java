package com.shop.database;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The user's cache folder, after the XDG Base Directory Specification.
 *
 * @see <a href="https://specifications.freedesktop.org/basedir-spec/latest/">the specification</a>
 */
final class Cache {

  private Cache() {}

  static Path folder() {
    return setting("XDG_CACHE_HOME").map(Path::of).orElse(home().resolve(".cache")).resolve("shop");
  }

  /** HOME comes first: Java asks the list of accounts, where a container's user may be missing. */
  static Path home() {
    return Path.of(setting("HOME").orElse(System.getProperty("user.home")));
  }

  private static Optional<String> setting(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(text -> !text.isBlank());
  }
}

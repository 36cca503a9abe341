package com.shop.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The {@code mysqld} on the PATH. */
record PathProvider(String path) implements ServerProvider {

  @Override
  public DatabaseSource way() {
    return DatabaseSource.MYSQLD;
  }

  @Override
  public Optional<String> missing() throws InterruptedException {
    Optional<Path> program = OnPath.find("mysqld", path);
    if (program.isEmpty()) {
      return Optional.of("no mysqld on the PATH");
    }
    String version = mysqld(program.get()).version();
    return Mysqld.suits(version)
        ? Optional.empty()
        : Optional.of("the mysqld on the PATH is not MySQL 8.4 or later (" + version + ")");
  }

  @Override
  public Server open(ServerFolder folder) throws IOException, InterruptedException {
    return PrivateServer.open(way(), mysqld(OnPath.find("mysqld", path).orElseThrow()), folder);
  }

  private static Mysqld mysqld(Path program) {
    return new Mysqld(
        "mysqld on the PATH (" + program + ")", List.of(program.toString()), List.of());
  }
}

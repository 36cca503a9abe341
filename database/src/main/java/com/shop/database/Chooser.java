package com.shop.database;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Opens the first MySQL server that is available, and reports which.
 *
 * @param sources in order of preference
 * @param tell receives the messages for the user
 */
record Chooser(List<ServerProvider> sources, Consumer<String> tell) {

  /**
   * @param demanded the only source to use, if present
   * @throws NoDatabaseException if no source provides a server
   */
  Server open(ServerFolder folder, Optional<DatabaseSource> demanded)
      throws IOException, InterruptedException {
    Optional<DatabaseSource> remembered = folder.remembered();
    if (demanded.isPresent() && remembered.isPresent() && !demanded.equals(remembered)) {
      throw new NoDatabaseException(
          "SHOP_MYSQL=%s, but the existing data belong to %s: delete them first (scripts/down --wipe)"
              .formatted(demanded.get(), remembered.get()));
    }
    if (demanded.isPresent()) {
      return only(demanded.get(), folder, "SHOP_MYSQL=" + demanded.get());
    }
    if (remembered.isPresent()) {
      return only(remembered.get(), folder, "The existing data belong to " + remembered.get());
    }
    return first(folder);
  }

  private Server only(DatabaseSource way, ServerFolder folder, String because)
      throws IOException, InterruptedException {
    ServerProvider source = sources.stream().filter(s -> s.way() == way).findFirst().orElseThrow();
    Optional<String> missing = source.missing();
    if (missing.isPresent()) {
      throw new NoDatabaseException(because + ", but " + missing.get());
    }
    return opened(source, folder);
  }

  private Server first(ServerFolder folder) throws IOException, InterruptedException {
    List<String> reasons = new ArrayList<>();
    for (ServerProvider source : sources) {
      Optional<String> missing = source.missing();
      if (missing.isPresent()) {
        reasons.add(missing.get());
        continue;
      }
      try {
        return opened(source, folder);
      } catch (NoDatabaseException e) {
        tell.accept(source.way() + " failed: " + e.getMessage());
        reasons.add(source.way() + " failed");
      }
    }
    throw new NoDatabaseException(
        "No MySQL found (%s). Start Docker, install MySQL 8.4 or later, or set SHOP_MYSQL_URL."
            .formatted(String.join("; ", reasons)));
  }

  private Server opened(ServerProvider source, ServerFolder folder)
      throws IOException, InterruptedException {
    boolean keep = folder.remembered().isPresent();
    // Before the server runs: if the keeper is killed, the next process knows what to stop.
    folder.remember(source.way());
    try {
      Server server = source.open(folder);
      keep = true;
      tell.accept(server.address().toString());
      return server;
    } finally {
      if (!keep) {
        folder.forget();
      }
    }
  }
}

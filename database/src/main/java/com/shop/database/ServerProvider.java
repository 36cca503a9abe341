package com.shop.database;

import java.io.IOException;
import java.util.Optional;

/** Provides a MySQL server from one source. */
interface ServerProvider {

  DatabaseSource way();

  /** Why this source is unavailable, as a clause; empty if it is available. Bounded in time. */
  Optional<String> missing() throws InterruptedException;

  /**
   * Opens the server of the folder: the one that still runs after its keeper was killed, or a new
   * one on the existing data. If it fails, nothing is left running.
   *
   * @throws NoDatabaseException if the server does not start
   */
  Server open(ServerFolder folder) throws IOException, InterruptedException;
}

package com.shop.database;

import java.io.IOException;
import java.util.Optional;

/** One way to a MySQL. */
interface ServerProvider {

  DatabaseSource way();

  /** Why this way is not there, as half a sentence; empty when it is there. Bounded in time. */
  Optional<String> missing() throws InterruptedException;

  /**
   * Gives the server of the folder: the one that still runs there (its keeper was killed), or a new
   * one on the data that are there. When it fails, nothing is left running.
   *
   * @throws NoDatabaseException when the way is there but leads nowhere
   */
  Server open(ServerFolder folder) throws IOException, InterruptedException;
}

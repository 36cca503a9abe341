package com.shop.database;

/** A running MySQL server. */
interface Server extends AutoCloseable {

  Address address();

  boolean alive();

  /** Stops a server of our own in good order and waits until it has stopped. */
  @Override
  void close();
}

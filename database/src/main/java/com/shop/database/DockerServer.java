package com.shop.database;

/** A server in a container of our own. */
record DockerServer(Address address, Container container) implements Server {

  @Override
  public boolean alive() {
    return container.runs();
  }

  @Override
  public void close() {
    container.remove();
  }
}

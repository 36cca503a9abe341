package com.shop.playground.shop;

import com.shop.database.FreePort;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The port on which clients reach the shop. */
final class PublicPort {

  private static final int USUAL = 8080;
  private static final int LAST = 8180;

  private PublicPort() {}

  /**
   * The wished port, or the first free one from the usual on.
   *
   * @throws ShopException when the wished port is taken
   */
  static int choose(Optional<Integer> wished, Consumer<String> tell) {
    if (wished.isPresent()) {
      requireFree(wished.get());
      return wished.get();
    }
    int port =
        IntStream.rangeClosed(USUAL, LAST)
            .filter(FreePort::isFree)
            .findFirst()
            .orElseThrow(
                () -> new ShopException("No port from " + USUAL + " to " + LAST + " is free."));
    if (port != USUAL) {
      tell.accept(
          "Port %d is taken by %s; this shop takes %d."
              .formatted(USUAL, PortHolder.of(USUAL), port));
    }
    return port;
  }

  static void requireFree(int port) {
    if (!FreePort.isFree(port)) {
      throw new ShopException("Port %d is taken by %s.".formatted(port, PortHolder.of(port)));
    }
  }
}

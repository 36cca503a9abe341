package com.shop.playground.gateway;

import java.io.IOException;
import java.net.ServerSocket;

/** For tests that have to name a port before anybody listens on it. */
final class FreePort {

  private FreePort() {}

  static int any() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}

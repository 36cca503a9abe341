package com.shop.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Loopback TCP ports that nobody listens on at the moment of asking. They are below those that
 * systems give to outgoing connections (from 32768 on, or later), so that none of these takes one
 * before its listener comes, or comes back.
 */
public final class FreePort {
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 29_999;
  private static final int TRIES = 10_000;
  private static final int PATIENCE_MILLIS = 200;

  private FreePort() {}

  public static int any() {
    return some(1).get(0);
  }

  /**
   * As many different ones.
   *
   * @throws IllegalStateException when hardly any is left
   */
  public static List<Integer> some(int count) {
    List<Integer> ports =
        ThreadLocalRandom.current()
            .ints(TRIES, LOWEST, HIGHEST + 1)
            .distinct()
            .filter(FreePort::isFree)
            .limit(count)
            .boxed()
            .toList();
    if (ports.size() < count) {
      throw new IllegalStateException("no ports are free from " + LOWEST + " to " + HIGHEST);
    }
    return ports;
  }

  public static boolean isFree(int port) {
    return canBeBound(port) && !answers("127.0.0.1", port) && !answers("::1", port);
  }

  private static boolean canBeBound(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // Connections of an earlier listener may linger (TIME_WAIT) and are in nobody's way.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * A browser may prefer the other address of localhost; and macOS lets one process listen on an
   * address while another one listens on all.
   */
  private static boolean answers(String address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}

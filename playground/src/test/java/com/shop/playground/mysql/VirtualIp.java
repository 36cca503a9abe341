package com.shop.playground.mysql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** A Service: each connection goes to one of its ready pods, by chance, and stays there. */
final class VirtualIp implements AutoCloseable {
  private final String name;
  private final Supplier<List<Pod>> endpoints;
  private final ServerSocket entrance;

  VirtualIp(String name, Supplier<List<Pod>> endpoints) {
    this.name = name;
    this.endpoints = endpoints;
    try {
      this.entrance = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  String jdbcUrl(String schema) {
    return "jdbc:mysql://127.0.0.1:" + entrance.getLocalPort() + "/" + schema;
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket near = entrance.accept();
        start(() -> relay(near));
      } catch (IOException e) {
        // Closed, which the loop finds out.
      }
    }
  }

  private void relay(Socket near) {
    List<Pod> ready = endpoints.get();
    try (near) {
      if (ready.isEmpty()) {
        return;
      }
      Pod pod = ready.get(ThreadLocalRandom.current().nextInt(ready.size()));
      try (Socket far = new Socket(InetAddress.getLoopbackAddress(), pod.port())) {
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        start(() -> pump(far, near));
        pump(near, far);
      }
    } catch (IOException | IllegalStateException e) {
      // The pod has just gone: the client loses its connection.
    }
  }

  /** Ends both connections with the one that ends. */
  private static void pump(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      in.transferTo(to.getOutputStream());
    } catch (IOException e) {
      // As above.
    }
  }

  private void start(Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

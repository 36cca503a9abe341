package com.shop.playground.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A TCP proxy between one process and something that it depends on; each end sees only this. */
public final class Wire implements AutoCloseable {
  private static final int BACKLOG = 100;

  private final String process;
  private final InetSocketAddress exit;
  private final Supplier<Conversation> conversations;
  private final Watcher watcher;
  private final ServerSocket entrance;
  private final Set<Relay> relays = ConcurrentHashMap.newKeySet();
  private volatile Duration delay = Duration.ZERO;

  Wire(
      String process,
      InetSocketAddress exit,
      Supplier<Conversation> conversations,
      Watcher watcher) {
    this.process = process;
    this.exit = exit;
    this.conversations = conversations;
    this.watcher = watcher;
    try {
      this.entrance = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start("wire of " + process, this::accept);
  }

  /** The URL under which HTTP clients reach it. */
  public URI base() {
    return URI.create("http://127.0.0.1:" + port());
  }

  int port() {
    return entrance.getLocalPort();
  }

  /** Resets all existing connections; new ones can be opened at once. */
  public void cut() {
    relays.forEach(Relay::cut);
  }

  /** Delays every request by this long, until set otherwise. */
  public void delay(Duration each) {
    delay = each;
  }

  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket near = entrance.accept();
        start("relay of " + process, () -> relay(near));
      } catch (IOException e) {
        // Closed, which the loop notices; or the client has closed already.
      }
    }
  }

  private void relay(Socket near) {
    Relay relay = new Relay(near, exit, conversations.get(), () -> delay, this::passes);
    relays.add(relay);
    try {
      relay.run();
    } finally {
      relays.remove(relay);
    }
  }

  private boolean passes(String act, Boundary.Side side) {
    return watcher.passes(new Boundary(process, act), side);
  }

  static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}

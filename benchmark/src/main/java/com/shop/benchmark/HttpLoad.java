package com.shop.benchmark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Load over HTTP/1.1 with persistent connections. One thread serves all connections and reads no
 * more of a response than its status and its length, so that little of the machine goes into the
 * load itself.
 */
final class HttpLoad implements Subject {

  private static final long SILENCE_MILLIS = 60_000;

  private final InetSocketAddress server;
  private final int expectedStatus;
  private final Supplier<byte[]> requests;

  /**
   * @param server a URL whose host and port are called
   * @param expectedStatus of every response; others count as failed
   * @param requests returns the bytes of the next request
   */
  HttpLoad(URI server, int expectedStatus, Supplier<byte[]> requests) {
    this.server = new InetSocketAddress(server.getHost(), server.getPort());
    this.expectedStatus = expectedStatus;
    this.requests = requests;
  }

  @Override
  public Round load(int clients, Duration time) throws IOException, InterruptedException {
    try (Selector selector = Selector.open()) {
      try {
        for (int i = 0; i < clients; i++) {
          connect(selector);
        }
        return run(selector, time);
      } catch (ClosedByInterruptException e) {
        throw interrupted();
      } finally {
        for (SelectionKey key : selector.keys()) {
          key.channel().close();
        }
      }
    }
  }

  private static InterruptedException interrupted() {
    Thread.interrupted();
    return new InterruptedException("interrupted during the load");
  }

  private HttpConnection connect(Selector selector) throws IOException {
    SocketChannel channel = SocketChannel.open(server);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    HttpConnection connection = new HttpConnection(channel);
    channel.register(selector, SelectionKey.OP_READ, connection);
    return connection;
  }

  private Round run(Selector selector, Duration time) throws IOException, InterruptedException {
    Latencies latencies = new Latencies();
    int failed = 0;
    long begin = System.nanoTime();
    for (SelectionKey key : selector.keys()) {
      ((HttpConnection) key.attachment()).send(requests.get());
    }
    int open = selector.keys().size();
    while (open > 0) {
      int responses = selector.select(SILENCE_MILLIS);
      if (Thread.currentThread().isInterrupted()) {
        throw interrupted();
      }
      if (responses == 0) {
        throw new IOException(server + " has not responded for a minute.");
      }
      for (SelectionKey key : selector.selectedKeys()) {
        HttpConnection connection = (HttpConnection) key.attachment();
        if (!connection.receive()) {
          continue;
        }
        long now = System.nanoTime();
        if (connection.status() == expectedStatus) {
          latencies.add(now - connection.sentAt());
        } else {
          failed++;
        }
        boolean more = now - begin < time.toNanos();
        if (connection.isLast() || !more) {
          connection.close();
        }
        if (more) {
          (connection.isLast() ? connect(selector) : connection).send(requests.get());
        } else {
          open--;
        }
      }
      selector.selectedKeys().clear();
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
    return new Round(latencies.toArray(), failed, elapsed);
  }
}

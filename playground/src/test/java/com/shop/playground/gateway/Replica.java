package com.shop.playground.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A replica on a plain socket, so that a test sees the bytes that arrive and chooses the bytes that
 * leave. It records all requests except readiness probes, which it answers itself.
 */
final class Replica implements AutoCloseable {

  /** Answers one request. An exception closes the connection. */
  interface Behaviour {
    void answer(RawMessage request, Socket connection) throws Exception;
  }

  private final ServerSocket server;
  private final Thread acceptor;
  private final Behaviour behaviour;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final List<RawMessage> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger busy = new AtomicInteger();
  private volatile boolean hanging;
  private volatile int readiness = 200;

  Replica(Behaviour behaviour) {
    this(0, behaviour);
  }

  Replica(int port, Behaviour behaviour) {
    this.behaviour = behaviour;
    try {
      server = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    acceptor = daemon(this::accept);
  }

  /** A replica that answers every request with 200 and this body. */
  static Replica saying(String body) {
    return new Replica(answering(ok(body)));
  }

  static Behaviour answering(String response) {
    return (request, connection) -> write(connection, response);
  }

  static String ok(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(body.length(), body);
  }

  static void write(Socket connection, String bytes) throws IOException {
    connection.getOutputStream().write(bytes.getBytes(ISO_8859_1));
    connection.getOutputStream().flush();
  }

  int port() {
    return server.getLocalPort();
  }

  void readiness(int status) {
    readiness = status;
  }

  List<RawMessage> requests() {
    return requests;
  }

  RawMessage onlyRequest() {
    if (requests.size() != 1) {
      throw new AssertionError("Expected one request, but there were " + requests);
    }
    return requests.get(0);
  }

  /** The number of requests that are being answered. */
  int busy() {
    return busy.get();
  }

  private void accept() throws IOException {
    while (true) {
      Socket connection = server.accept();
      if (hanging) {
        return;
      }
      connections.add(connection);
      daemon(() -> serve(connection));
    }
  }

  private void serve(Socket connection) throws Exception {
    try (connection) {
      for (RawMessage request = read(connection); request != null; request = read(connection)) {
        if (request.startLine().equals("GET /ready HTTP/1.1")) {
          write(connection, "HTTP/1.1 %d Probed\r\nContent-Length: 0\r\n\r\n".formatted(readiness));
        } else {
          requests.add(request);
          busy.incrementAndGet();
          try {
            behaviour.answer(request, connection);
          } finally {
            busy.decrementAndGet();
          }
        }
      }
    } finally {
      connections.remove(connection);
    }
  }

  private static RawMessage read(Socket connection) throws IOException {
    return RawMessage.read(connection.getInputStream());
  }

  private interface Task {
    void run() throws Exception;
  }

  private static Thread daemon(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (Exception e) {
                // The gateway or the test has closed the socket.
              }
            },
            "replica");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Accepts no more connections, and fills the kernel's queue so that connecting times out. */
  List<Socket> hang() throws IOException, InterruptedException {
    hanging = true;
    List<Socket> queued = new ArrayList<>();
    queued.add(new Socket(server.getInetAddress(), server.getLocalPort()));
    // It accepts one more connection. Later, that would free a place in the queue.
    acceptor.join();
    try {
      while (true) {
        Socket connection = new Socket();
        queued.add(connection);
        connection.connect(server.getLocalSocketAddress(), 300);
      }
    } catch (SocketTimeoutException e) {
      return queued;
    }
  }

  /** Closes all connections, but accepts new ones. */
  void cutConnections() {
    try {
      for (Socket connection : connections) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes all connections and refuses new ones, as kill -9 does. */
  @Override
  public void close() {
    try {
      server.close();
      // Until it has left the socket, it may accept another connection.
      acceptor.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    cutConnections();
  }

  /** A service with these replicas, on any free port. */
  static ServicePorts service(String name, Replica... replicas) {
    return new ServicePorts(name, 0, Stream.of(replicas).map(Replica::port).toList());
  }
}

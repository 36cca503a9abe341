package com.shop.playground.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** A client that sends bytes unchanged. Real clients refuse or correct what the tests send. */
public final class RawClient implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 15_000;

  private final Socket socket;

  RawClient(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(PATIENCE_MILLIS);
  }

  /** Sends one request on a new connection. */
  public static RawMessage exchange(int port, String request) throws IOException {
    try (RawClient client = new RawClient(port)) {
      return client.exchange(request);
    }
  }

  static RawMessage get(int port, String path) throws IOException {
    return exchange(port, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }

  static RawMessage post(int port, String path, String body) throws IOException {
    return exchange(
        port,
        "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(path, body.length(), body));
  }

  RawMessage exchange(String request) throws IOException {
    send(request);
    return RawMessage.read(in());
  }

  void send(String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  InputStream in() throws IOException {
    return socket.getInputStream();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

package com.shop.user.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.Locale;

/** A raw connection to the service, on which a test sends arbitrary bytes. */
final class Connection implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 15_000;

  private final Socket socket;

  Connection() throws IOException {
    socket = new Socket("localhost", RestAssured.port);
    socket.setSoTimeout(TIMEOUT_MILLIS);
  }

  /**
   * A response.
   *
   * @param head the status line and the headers, in lower case
   */
  record Response(int status, String head, String body) {}

  Connection send(String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
    return this;
  }

  /** The next response; an interim one, such as 100, has no body. */
  Response receive() throws IOException {
    String head = head();
    int status = Integer.parseInt(head.split(" ")[1]);
    int length =
        head.lines()
            .filter(line -> line.startsWith("content-length:"))
            .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
            .findFirst()
            .orElse(0);
    return new Response(
        status, head, new String(socket.getInputStream().readNBytes(length), ISO_8859_1));
  }

  private String head() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (!bytes.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        throw new IOException("The connection ended after: " + bytes.toString(ISO_8859_1));
      }
      bytes.write(next);
    }
    return bytes.toString(ISO_8859_1).toLowerCase(Locale.ROOT);
  }

  /** Whether the service closes the connection. */
  boolean isClosed() throws IOException {
    return socket.getInputStream().read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

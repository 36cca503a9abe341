package com.shop.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** One persistent connection, with at most one request at a time. */
final class HttpConnection {

  private static final int MAX_RESPONSE = 1 << 20;
  private static final int STATUS_BEGIN = "HTTP/1.1 ".length();
  private static final int STATUS_LENGTH = 3;
  private static final byte[] LENGTH_HEADER = "content-length:".getBytes(US_ASCII);
  private static final byte[] CLOSE_HEADER = "connection: close".getBytes(US_ASCII);

  /** What a chunked body ends with. JSON contains no carriage return. */
  private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(US_ASCII);

  /** The length of a response whose header is incomplete. */
  private static final int UNKNOWN = -1;

  /** The length of a response with a chunked body. */
  private static final int CHUNKED = -2;

  private final SocketChannel channel;
  private final ByteBuffer received = ByteBuffer.allocateDirect(MAX_RESPONSE);
  private int responseLength = UNKNOWN;
  private long sentAt;
  private boolean last;

  HttpConnection(SocketChannel channel) {
    this.channel = channel;
  }

  void send(byte[] request) throws IOException {
    received.clear();
    responseLength = UNKNOWN;
    sentAt = System.nanoTime();
    ByteBuffer bytes = ByteBuffer.wrap(request);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** When the current request was sent, as {@link System#nanoTime}. */
  long sentAt() {
    return sentAt;
  }

  /**
   * Reads what has arrived.
   *
   * @return whether the response is complete
   * @throws EOFException if the server has closed the connection
   */
  boolean receive() throws IOException {
    if (channel.read(received) < 0) {
      throw new EOFException("The server has closed a connection during a request.");
    }
    if (responseLength == UNKNOWN) {
      responseLength = findLength();
    }
    return switch (responseLength) {
      case UNKNOWN -> false;
      case CHUNKED -> matches(received.position() - LAST_CHUNK.length, LAST_CHUNK);
      default -> received.position() >= responseLength;
    };
  }

  /** Whether the server has announced that this response is the last one of the connection. */
  boolean isLast() {
    return last;
  }

  void close() throws IOException {
    channel.close();
  }

  /** The status of the complete response. */
  int status() {
    return digits(STATUS_BEGIN, STATUS_BEGIN + STATUS_LENGTH);
  }

  /** The length of header and body. */
  private int findLength() {
    int bodyLength = CHUNKED;
    int line = 0;
    for (int i = 1; i < received.position(); i++) {
      if (received.get(i) == '\n' && received.get(i - 1) == '\r') {
        if (i - 1 == line) {
          return bodyLength == CHUNKED ? CHUNKED : i + 1 + bodyLength;
        }
        if (matches(line, LENGTH_HEADER)) {
          bodyLength = digits(line + LENGTH_HEADER.length, i - 1);
        }
        last |= matches(line, CLOSE_HEADER);
        line = i + 1;
      }
    }
    return UNKNOWN;
  }

  /** Whether these bytes, in lower case, are at this position. */
  private boolean matches(int begin, byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (Character.toLowerCase(received.get(begin + i)) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private int digits(int begin, int end) {
    int value = 0;
    for (int i = begin; i < end; i++) {
      if (received.get(i) != ' ') {
        value = 10 * value + received.get(i) - '0';
      }
    }
    return value;
  }
}

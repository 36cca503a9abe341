package com.shop.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** One persistent connection, with at most one request at a time. */
final class HttpConnection {

  private static final int MAX_RESPONSE = 1 << 20;
  private static final int STATUS_BEGIN = "HTTP/1.1 ".length();
  private static final int STATUS_LENGTH = 3;
  private static final byte[] LENGTH_HEADER = "content-length:".getBytes(US_ASCII);
  private static final int UNKNOWN = -1;

  private final SocketChannel channel;
  private final ByteBuffer received = ByteBuffer.allocateDirect(MAX_RESPONSE);
  private int responseLength = UNKNOWN;
  private long sentAt;

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
    return responseLength != UNKNOWN && received.position() >= responseLength;
  }

  /** The status of the complete response. */
  int status() {
    return digits(STATUS_BEGIN, STATUS_BEGIN + STATUS_LENGTH);
  }

  /** The length of header and body, or {@link #UNKNOWN} while the header is incomplete. */
  private int findLength() throws ProtocolException {
    int bodyLength = UNKNOWN;
    int line = 0;
    for (int i = 1; i < received.position(); i++) {
      if (received.get(i) == '\n' && received.get(i - 1) == '\r') {
        if (i - 1 == line) {
          if (bodyLength == UNKNOWN) {
            throw new ProtocolException("The response has no Content-Length.");
          }
          return i + 1 + bodyLength;
        }
        if (startsWithLengthHeader(line)) {
          bodyLength = digits(line + LENGTH_HEADER.length, i - 1);
        }
        line = i + 1;
      }
    }
    return UNKNOWN;
  }

  private boolean startsWithLengthHeader(int line) {
    for (int i = 0; i < LENGTH_HEADER.length; i++) {
      if (Character.toLowerCase(received.get(line + i)) != LENGTH_HEADER[i]) {
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

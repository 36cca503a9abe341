package com.shop.database;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Understands what a client sends to MySQL over one connection, without TLS: each command, and the
 * statement that it runs, also one that the server has prepared. Requests and responses may be
 * passed by different threads.
 */
public final class MySqlCommands {
  /** COM_QUERY: runs a statement. */
  public static final int QUERY = 3;

  /** COM_STMT_PREPARE: has a statement prepared, and runs nothing. */
  public static final int PREPARE = 22;

  /** COM_STMT_EXECUTE: runs a statement that has been prepared. */
  public static final int EXECUTE = 23;

  /** No command, but a part of the log-in. */
  public static final int LOGIN = -1;

  /** COM_STMT_CLOSE, which the server does not answer. */
  private static final int CLOSE = 25;

  /** The length of a packet's payload, in three bytes, and its sequence number precede it. */
  private static final int HEADER = 4;

  private static final int SEQUENCE = 3;
  private static final int SSL_REQUEST = 36;

  /** The first byte of the response to PREPARE; the id of the statement follows. */
  private static final int PREPARED = 0;

  /** Precedes the statement: there are no query attributes. */
  private static final Pattern NO_ATTRIBUTES = Pattern.compile("^\\x00\\x01");

  /** The prepared statements, by the id that the server gives them. */
  private final Map<Integer, String> prepared = new HashMap<>();

  /** A statement that the server has been requested to prepare; null if it has responded. */
  private String preparing;

  /**
   * What a client wants.
   *
   * @param code as in MySQL's protocol, or {@link #LOGIN}
   * @param statement that it runs or has prepared; empty for other commands
   * @param parameters of a prepared statement, as bytes in ISO 8859-1; empty for other commands
   */
  public record Command(int code, String statement, String parameters) {}

  /**
   * The driver may send a command in parts, and sends the end of a prepared statement, which the
   * server does not answer, before its next command.
   *
   * @param begun what the client has sent since the last response
   * @return the command that begins with it; empty if more is needed
   * @throws IllegalStateException if it cannot be understood
   */
  public synchronized Optional<Command> request(byte[] begun) {
    ByteBuffer bytes = ByteBuffer.wrap(begun).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.remaining() > HEADER) {
      int header = bytes.position();
      int end = header + HEADER + (bytes.getInt(header) & 0xff_ffff);
      if (bytes.get(header + SEQUENCE) != 0) {
        if (bytes.remaining() == SSL_REQUEST) {
          throw new IllegalStateException("with TLS, nothing can be seen");
        }
        return Optional.of(new Command(LOGIN, "", ""));
      }
      if (bytes.limit() < end) {
        return Optional.empty();
      }
      bytes.position(header + HEADER);
      int code = bytes.get();
      if (code != CLOSE) {
        return Optional.of(command(code, bytes));
      }
      prepared.remove(bytes.getInt());
      bytes.position(end);
    }
    return Optional.empty();
  }

  /**
   * @param begun the first bytes of the response to the last request
   */
  public synchronized void response(byte[] begun) {
    if (preparing == null) {
      return;
    }
    ByteBuffer bytes = ByteBuffer.wrap(begun).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.get(HEADER) == PREPARED) {
      prepared.put(bytes.getInt(HEADER + 1), preparing);
    }
    preparing = null;
  }

  private Command command(int code, ByteBuffer content) {
    return switch (code) {
      case QUERY -> new Command(code, NO_ATTRIBUTES.matcher(text(content)).replaceFirst(""), "");
      case PREPARE -> {
        preparing = text(content);
        yield new Command(code, preparing, "");
      }
      case EXECUTE -> {
        String statement = prepared(content.getInt());
        yield new Command(code, statement, StandardCharsets.ISO_8859_1.decode(content).toString());
      }
      default -> new Command(code, "", "");
    };
  }

  private String prepared(int id) {
    String statement = prepared.get(id);
    if (statement == null) {
      throw new IllegalStateException("not understood: prepared statement " + id);
    }
    return statement;
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes).toString();
  }
}

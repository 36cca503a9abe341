package com.shop.playground.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * MySQL's protocol, without TLS: the commit of a transaction that has written something is a
 * boundary, and so is a write that commits by itself. Commands that might write unseen are refused,
 * so that no boundary is missed: a shop that starts using one does not start here.
 */
final class SqlConversation implements Conversation {
  /** The length of a packet's payload, in three bytes, and its sequence number precede it. */
  private static final int HEADER = 4;

  private static final int SEQUENCE = 3;

  private static final int COM_QUERY = 3;
  private static final int COM_STMT_PREPARE = 22;
  private static final int COM_STMT_EXECUTE = 23;
  private static final int COM_STMT_CLOSE = 25;

  /** The first byte of the response to COM_STMT_PREPARE; the id of the statement follows. */
  private static final int PREPARED = 0;

  /** COM_QUIT, COM_INIT_DB, COM_PING. */
  private static final Set<Integer> HARMLESS_COMMANDS = Set.of(1, 2, 14);

  private static final int SSL_REQUEST = 36;

  /** Precedes the statement: there are no query attributes. */
  private static final Pattern NO_ATTRIBUTES = Pattern.compile("^\\x00\\x01");

  private static final Pattern COMMENT =
      Pattern.compile("^\\s*((/\\*.*?\\*/|--[^\\n]*\\n)\\s*)*", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("^\\w+");
  private static final Pattern WRITE =
      Pattern.compile("^(?:insert(?: ignore)? into|replace into|update|delete from)\\s+`?(\\w+)`?");

  /** Statements that write nothing, and those of migrations, which end before a test begins. */
  private static final Set<String> HARMLESS_WORDS =
      Set.of("select", "set", "show", "use", "create", "alter", "drop");

  private static final Pattern AUTOCOMMIT = Pattern.compile("\\bautocommit\\s*:?=\\s*(\\w+)");

  /** The prepared statements of the connection, by the id that the server gives them. */
  private final Map<Integer, String> prepared = new HashMap<>();

  /** A statement that the server has been requested to prepare; null if it has responded. */
  private String preparing;

  private final SortedSet<String> written = new TreeSet<>();
  private boolean autocommit = true;
  private boolean inTransaction;

  /**
   * The driver may send a statement in parts, and sends what the server does not answer, the end of
   * a prepared statement, before its next command.
   */
  @Override
  public Optional<Request> request(byte[] begun) {
    ByteBuffer bytes = ByteBuffer.wrap(begun).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.remaining() > HEADER) {
      int header = bytes.position();
      int end = header + HEADER + (bytes.getInt(header) & 0xff_ffff);
      if (bytes.get(header + SEQUENCE) != 0) {
        if (bytes.remaining() == SSL_REQUEST) {
          throw new IllegalStateException("with TLS, nothing can be seen");
        }
        return Optional.of(Request.CHANGES_NOTHING);
      }
      if (bytes.limit() < end) {
        return Optional.empty();
      }
      bytes.position(header + HEADER);
      int command = bytes.get();
      if (command != COM_STMT_CLOSE) {
        return Optional.of(new Request(act(command, bytes)));
      }
      bytes.position(end);
    }
    return Optional.empty();
  }

  private Optional<String> act(int command, ByteBuffer content) {
    switch (command) {
      case COM_QUERY -> {
        return statement(NO_ATTRIBUTES.matcher(text(content)).replaceFirst(""));
      }
      case COM_STMT_PREPARE -> preparing = text(content);
      case COM_STMT_EXECUTE -> {
        return statement(prepared(content.getInt()));
      }
      default -> {
        if (!HARMLESS_COMMANDS.contains(command)) {
          throw new IllegalStateException("not understood: MySQL's command " + command);
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void response(byte[] begun) {
    if (preparing == null) {
      return;
    }
    ByteBuffer bytes = ByteBuffer.wrap(begun).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.get(HEADER) == PREPARED) {
      prepared.put(bytes.getInt(HEADER + 1), preparing);
    }
    preparing = null;
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

  private Optional<String> statement(String text) {
    String plain = text.toLowerCase(Locale.ROOT);
    String sql = COMMENT.matcher(plain).replaceFirst("").strip();
    Matcher write = WRITE.matcher(sql);
    if (write.find()) {
      written.add(write.group(1));
      return autocommit && !inTransaction ? commit() : Optional.empty();
    }
    switch (sql) {
      case "begin", "start transaction" -> {
        return commit(true);
      }
      case "commit" -> {
        return commit();
      }
      case "rollback" -> {
        written.clear();
        inTransaction = false;
      }
      default -> {
        requireHarmless(sql);
        return set(sql);
      }
    }
    return Optional.empty();
  }

  /** Switching autocommit on commits an open transaction. */
  private Optional<String> set(String sql) {
    if (!sql.startsWith("set") || !sql.contains("autocommit")) {
      return Optional.empty();
    }
    Matcher assignment = AUTOCOMMIT.matcher(sql);
    List<String> values = assignment.results().map(value -> value.group(1)).toList();
    switch (String.join(" ", values)) {
      case "0", "off", "false" -> autocommit = false;
      case "1", "on", "true" -> {
        boolean wasOff = !autocommit;
        autocommit = true;
        return wasOff ? commit() : Optional.empty();
      }
      default -> throw new IllegalStateException("not understood: " + sql);
    }
    return Optional.empty();
  }

  private static void requireHarmless(String sql) {
    Matcher word = WORD.matcher(sql);
    if (!word.find() || !HARMLESS_WORDS.contains(word.group())) {
      throw new IllegalStateException("not understood: " + sql);
    }
  }

  private Optional<String> commit() {
    return commit(false);
  }

  /**
   * @param begins whether another transaction begins with it
   */
  private Optional<String> commit(boolean begins) {
    inTransaction = begins;
    if (written.isEmpty()) {
      return Optional.empty();
    }
    String act = "commits " + String.join(", ", written);
    written.clear();
    return Optional.of(act);
  }
}

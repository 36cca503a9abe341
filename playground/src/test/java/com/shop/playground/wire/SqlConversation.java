package com.shop.playground.wire;

import com.shop.database.MySqlCommands;
import com.shop.database.MySqlCommands.Command;
import java.util.List;
import java.util.Locale;
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
  /** COM_QUIT, COM_INIT_DB, COM_PING. */
  private static final Set<Integer> HARMLESS_COMMANDS = Set.of(1, 2, 14);

  private static final Pattern COMMENT =
      Pattern.compile("^\\s*((/\\*.*?\\*/|--[^\\n]*\\n)\\s*)*", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("^\\w+");
  private static final Pattern WRITE =
      Pattern.compile("^(?:insert(?: ignore)? into|replace into|update|delete from)\\s+`?(\\w+)`?");

  /** Statements that write nothing, and those of migrations, which end before a test begins. */
  private static final Set<String> HARMLESS_WORDS =
      Set.of("select", "set", "show", "use", "create", "alter", "drop");

  private static final Pattern AUTOCOMMIT = Pattern.compile("\\bautocommit\\s*:?=\\s*(\\w+)");

  private final MySqlCommands commands = new MySqlCommands();
  private final SortedSet<String> written = new TreeSet<>();
  private boolean autocommit = true;
  private boolean inTransaction;

  @Override
  public Optional<Request> request(byte[] begun) {
    return commands.request(begun).map(this::act).map(Request::new);
  }

  @Override
  public void response(byte[] begun) {
    commands.response(begun);
  }

  private Optional<String> act(Command command) {
    return switch (command.code()) {
      case MySqlCommands.QUERY, MySqlCommands.EXECUTE -> statement(command.statement());
      case MySqlCommands.PREPARE, MySqlCommands.LOGIN -> Optional.empty();
      default -> {
        if (!HARMLESS_COMMANDS.contains(command.code())) {
          throw new IllegalStateException("not understood: MySQL's command " + command.code());
        }
        yield Optional.empty();
      }
    };
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

package com.shop.playground.wire;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * MySQL's protocol, without TLS: the commit of a transaction that has written something is a
 * boundary, and so is a write that commits by itself.
 */
final class SqlConversation implements Conversation {
  private static final int HEADER = 4;
  private static final byte COM_QUERY = 3;

  /** What precedes the statement: that there are no query attributes. */
  private static final Pattern NO_ATTRIBUTES = Pattern.compile("^\\x00\\x01");

  private static final Pattern WRITE =
      Pattern.compile(
          "^\\s*(?:/\\*.*?\\*/\\s*)?(?:insert(?: ignore)? into|replace into|update|delete from)"
              + "\\s+`?(\\w+)`?");

  private final SortedSet<String> written = new TreeSet<>();
  private boolean commitsByItself = true;

  @Override
  public Optional<String> act(byte[] request) {
    if (request.length <= HEADER || request[HEADER] != COM_QUERY) {
      return Optional.empty();
    }
    String text =
        new String(request, HEADER + 1, request.length - HEADER - 1, StandardCharsets.UTF_8);
    String sql = NO_ATTRIBUTES.matcher(text).replaceFirst("").toLowerCase(Locale.ROOT);
    Matcher write = WRITE.matcher(sql);
    if (write.find()) {
      written.add(write.group(1));
      return commitsByItself ? commit() : Optional.empty();
    }
    switch (sql.strip()) {
      case "set autocommit=1" -> commitsByItself = true;
      case "set autocommit=0" -> commitsByItself = false;
      case "rollback" -> written.clear();
      case "commit" -> {
        return commit();
      }
      default -> {}
    }
    return Optional.empty();
  }

  private Optional<String> commit() {
    if (written.isEmpty()) {
      return Optional.empty();
    }
    String act = "commits " + String.join(", ", written);
    written.clear();
    return Optional.of(act);
  }
}

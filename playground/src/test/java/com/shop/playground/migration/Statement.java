package com.shop.playground.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement of a migration.
 *
 * @param above the comment line directly above it; empty if there is none
 */
record Statement(Words words, String above) {

  /** MySQL executes the content of such a comment. */
  static final String RUN_COMMENT = "/*!";

  private static final String NAME = "(?:`[^`]+`|[\\w$@]+)";

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<comment>--(?=\\s|$)[^\\n]*|#[^\\n]*)"
              + "|(?<block>/\\*.*?\\*/)"
              + "|(?<literal>'(?:[^'\\\\]|\\\\.|'')*'|\"(?:[^\"\\\\]|\\\\.|\"\")*\")"
              + "|"
              + NAME
              + "(?:\\."
              + NAME
              + ")*|\\S",
          Pattern.DOTALL);

  /** The statements of a file, in order. */
  static List<Statement> all(String sql) {
    List<Statement> statements = new ArrayList<>();
    List<String> words = new ArrayList<>();
    String above = "";
    int endOfComment = 0;
    Matcher token = TOKEN.matcher(sql + "\n;");
    while (token.find()) {
      if (token.group("comment") != null) {
        above = words.isEmpty() ? token.group() : above;
        endOfComment = words.isEmpty() ? token.end() : endOfComment;
      } else if (token.group().equals(";")) {
        if (!words.isEmpty()) {
          statements.add(new Statement(new Words(List.copyOf(words)), above));
        }
        words.clear();
        above = "";
      } else if (token.group("block") == null || token.group().startsWith(RUN_COMMENT)) {
        if (words.isEmpty() && newlines(sql, endOfComment, token.start()) > 1) {
          above = "";
        }
        words.add(word(token));
      }
    }
    return statements;
  }

  private static long newlines(String sql, int start, int end) {
    return sql.substring(start, end).chars().filter(c -> c == '\n').count();
  }

  private static String word(Matcher token) {
    if (token.group("literal") != null) {
      return "''";
    }
    return token.group("block") != null ? RUN_COMMENT : token.group();
  }
}

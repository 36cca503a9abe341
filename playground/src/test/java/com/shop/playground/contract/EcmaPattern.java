package com.shop.playground.contract;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Checks that a regular expression, as Java has it, is also one of ECMA-262 and has the same
 * meaning there, with the flag {@code u} and without it.
 */
final class EcmaPattern {
  /** What Java has and ECMA-262 has not, or has with another meaning. */
  private static final Map<String, Pattern> JAVA_ONLY =
      Map.of(
          "a group other than (?:, (?=, (?!, (?<=, (?<! and (?<name>",
              Pattern.compile("\\(\\?(?![:=!]|<[=!A-Za-z])"),
          "a possessive quantifier", Pattern.compile("[*+?}]\\+"),
          "an escape that is not dDwWsSbBtnrvf0-9, xHH, uHHHH or punctuation",
              Pattern.compile(
                  "\\\\(?![dDwWsSbBtnrvf0-9]|x\\p{XDigit}{2}|u\\p{XDigit}{4}|[^\\w\\s])"),
          "a POSIX class", Pattern.compile("\\[:\\w+:]"),
          "an intersection of classes", Pattern.compile("&&"));

  /** An escaped backslash, which escapes nothing that follows. */
  private static final Pattern ESCAPED_BACKSLASH = Pattern.compile("\\\\\\\\");

  private EcmaPattern() {}

  static List<String> violations(String pattern) {
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      return List.of(e.getDescription());
    }
    String text = ESCAPED_BACKSLASH.matcher(pattern).replaceAll("/");
    // Inside a class, quantifiers are ordinary characters.
    String outside =
        text.replaceAll("\\[(?:\\\\.|[^\\]\\\\])*]", "C").replaceAll("\\\\[+*?}]", "E");
    return JAVA_ONLY.entrySet().stream()
        .filter(
            rule ->
                rule.getValue()
                    .matcher(rule.getKey().contains("quantifier") ? outside : text)
                    .find())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}

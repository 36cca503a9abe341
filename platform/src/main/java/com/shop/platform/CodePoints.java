package com.shop.platform;

/**
 * Lengths of text in Unicode code points, which is also how OpenAPI's {@code maxLength} and MySQL
 * count. {@link String#length} counts most emoji twice.
 */
public final class CodePoints {
  private CodePoints() {}

  public static int count(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The text without what exceeds the maximum length. */
  public static String truncate(String text, int max) {
    return count(text) <= max ? text : text.substring(0, text.offsetByCodePoints(0, max));
  }
}

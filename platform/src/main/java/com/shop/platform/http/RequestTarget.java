package com.shop.platform.http;

import java.util.HexFormat;

/**
 * Percent-encodes the characters that RFC 3986 does not allow in a path or a query, although
 * browsers and scripts send some of them: {@code | { } ^ "}, bytes of UTF-8, and a {@code %}
 * without two hexadecimal digits. The framework would refuse such a request with an empty 400.
 */
final class RequestTarget {
  private static final String LEGAL_PUNCTUATION = "-._~!$&'()*+,=:@/";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private RequestTarget() {}

  static String encodePath(String path) {
    return encode(path, LEGAL_PUNCTUATION + ";");
  }

  /** Encodes the semicolon too, since the framework would end a parameter there. */
  static String encodeQuery(String query) {
    return encode(query, LEGAL_PUNCTUATION + "?");
  }

  private static String encode(String text, String punctuation) {
    int legal = 0;
    while (legal < text.length() && isLegal(text, legal, punctuation)) {
      legal++;
    }
    if (legal == text.length()) {
      return text;
    }
    StringBuilder encoded = new StringBuilder(text.substring(0, legal));
    for (int i = legal; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isLegal(text, i, punctuation)) {
        encoded.append(c);
      } else {
        // The server reads the request line as ISO 8859-1: a character is a byte.
        encoded.append('%').append(HEX.toHexDigits((byte) c));
      }
    }
    return encoded.toString();
  }

  private static boolean isLegal(String text, int i, String punctuation) {
    char c = text.charAt(i);
    return isAsciiLetterOrDigit(c) || punctuation.indexOf(c) >= 0 || isEscape(text, i);
  }

  private static boolean isAsciiLetterOrDigit(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }

  private static boolean isEscape(String text, int i) {
    return text.charAt(i) == '%'
        && i + 2 < text.length()
        && HexFormat.isHexDigit(text.charAt(i + 1))
        && HexFormat.isHexDigit(text.charAt(i + 2));
  }
}

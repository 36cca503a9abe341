package com.shop.playground.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Something that is told to the shop in confidence: how it would look where it was let out, be it
 * as it is or in one of the usual codings.
 */
record Confidence(String what, Pattern traces) {
  private static final HexFormat HEX = HexFormat.of();

  /** A text that is long enough to be nothing else. */
  static Confidence of(String what, String secret) {
    Set<String> forms = new HashSet<>(List.of(secret, URLEncoder.encode(secret, UTF_8)));
    byte[] bytes = secret.getBytes(UTF_8);
    forms.add(HEX.formatHex(bytes));
    forms.add(HEX.formatHex(bytes).toUpperCase(Locale.ROOT));
    forms.add(Base64.getEncoder().encodeToString(bytes));
    forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    return new Confidence(
        what, Pattern.compile(String.join("|", forms.stream().map(Pattern::quote).toList())));
  }

  /** Digits that are all of a value, or stand behind a sign as in {@code cvc=1234}. */
  static Confidence ofFew(String what, String digits) {
    return new Confidence(
        what, Pattern.compile("(^|[=:\"'(]\\s*)" + digits + "($|[,;\"')\\]}\\s])"));
  }

  boolean isIn(String text) {
    return traces.matcher(text).find();
  }
}

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
 * A secret that the shop is given, and how it would look if it leaked: as it is, or in a common
 * encoding.
 */
record Confidence(String what, Pattern traces) {
  private static final HexFormat HEX = HexFormat.of();

  /** A text that is long enough to be unmistakable. */
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

  /** Digits that are the whole of a value, or follow a separator as in {@code cvc=1234}. */
  static Confidence ofFew(String what, String digits) {
    return new Confidence(
        what, Pattern.compile("(^|[=:\"'(]\\s*)" + digits + "($|[,;\"')\\]}\\s])"));
  }

  boolean isIn(String text) {
    return traces.matcher(text).find();
  }
}

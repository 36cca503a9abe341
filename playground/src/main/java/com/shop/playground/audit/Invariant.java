package com.shop.playground.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Something that must always hold.
 *
 * @param name one word
 * @param rule what holds, for a person
 * @param query gives a row for everything it looks at: an id, and what is wrong with it or NULL
 */
record Invariant(String name, String rule, String query) {
  private static final List<String> NAMES =
      List.of(
          "stock",
          "lines",
          "reservations",
          "captures",
          "refunds",
          "money",
          "shown",
          "gateway",
          "rest",
          "events",
          "answers",
          "carts",
          "orphans",
          "categories");

  /** All of them, each from the file of its name beside this class. */
  static List<Invariant> all() {
    return NAMES.stream().map(Invariant::read).toList();
  }

  private static Invariant read(String name) {
    String query = sql(name);
    String title = query.lines().findFirst().orElseThrow();
    return new Invariant(name, title.substring(title.indexOf(": ") + 2), query);
  }

  /** Reads a file beside this class; scripts/audit reads the same ones. */
  static String sql(String name) {
    try (InputStream file = Invariant.class.getResourceAsStream(name + ".sql")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

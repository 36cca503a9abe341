package com.shop.playground.migration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The words and symbols of an SQL statement; a literal is one word, without its content. */
record Words(List<String> list) {

  /**
   * The word at this position in upper case; empty past the end. A quoted name never equals a
   * keyword.
   */
  String at(int index) {
    return index < list.size() ? list.get(index).toUpperCase(Locale.ROOT) : "";
  }

  /** The name at this position, as MySQL compares it. */
  String name(int index) {
    return at(index).replace("`", "").toLowerCase(Locale.ROOT);
  }

  Words from(int index) {
    return new Words(list.subList(Math.min(index, list.size()), list.size()));
  }

  /** The words before the first of these keywords, or all. */
  Words before(String... keywords) {
    int end = 0;
    while (end < list.size() && !Arrays.asList(keywords).contains(at(end))) {
      end++;
    }
    return new Words(list.subList(0, end));
  }

  /** The name after this keyword; empty if there is none. */
  String after(String keyword) {
    return name(before(keyword).list().size() + 1);
  }

  boolean has(String... keywords) {
    return before(keywords).list().size() < list.size();
  }

  /** The parts between commas outside parentheses. */
  List<Words> parts() {
    List<Words> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < list.size(); i++) {
      switch (list.get(i)) {
        case "(" -> depth++;
        case ")" -> depth--;
        case "," -> {
          if (depth == 0) {
            parts.add(new Words(list.subList(start, i)));
            start = i + 1;
          }
        }
        default -> {}
      }
    }
    parts.add(from(start));
    return parts;
  }

  @Override
  public String toString() {
    return String.join(" ", list);
  }
}

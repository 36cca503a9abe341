package com.shop.playground.migration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Words and marks of SQL; a literal is one word, and what stands in it is not kept. */
record Words(List<String> list) {

  /** The word at this place in upper case, empty past the end. A quoted name equals no keyword. */
  String at(int index) {
    return index < list.size() ? list.get(index).toUpperCase(Locale.ROOT) : "";
  }

  /** The name at this place, as MySQL compares it. */
  String name(int index) {
    return at(index).replace("`", "").toLowerCase(Locale.ROOT);
  }

  Words from(int index) {
    return new Words(list.subList(Math.min(index, list.size()), list.size()));
  }

  /** What stands before the first of these keywords, or all. */
  Words before(String... keywords) {
    int end = 0;
    while (end < list.size() && !Arrays.asList(keywords).contains(at(end))) {
      end++;
    }
    return new Words(list.subList(0, end));
  }

  /** The name after this keyword, empty if there is none. */
  String after(String keyword) {
    return name(before(keyword).list().size() + 1);
  }

  boolean has(String... keywords) {
    return before(keywords).list().size() < list.size();
  }

  /** The parts between commas that are in no parentheses. */
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

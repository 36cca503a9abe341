package com.shop.playground.docs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.playground.shop.Repository;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code docs/runbook.md}, whose commands tests run as they are printed. */
public final class Runbook {
  private static final Pattern PART =
      Pattern.compile(
          "^- \\*\\*(\\w+)\\.\\*\\* (.*?)(?=^- |\\z)", Pattern.DOTALL | Pattern.MULTILINE);

  private static final Pattern SPAN = Pattern.compile("`([^`]+)`");

  private Runbook() {}

  /** What an entry is made of, in this order. */
  public enum Part {
    SYMPTOM,
    LOOK,
    CAUSE,
    REMEDY
  }

  /** The parts of an entry, each with its text. */
  public static Map<Part, String> parts(String entry) {
    String page = Page.of(Repository.root().resolve("docs/runbook.md")).text();
    int from = page.indexOf("\n### " + entry + "\n");
    assertTrue(from >= 0, "no entry " + entry);
    int end = page.indexOf("\n##", from + 1);
    Matcher part = PART.matcher(page.substring(from, end < 0 ? page.length() : end));
    Map<Part, String> parts = new EnumMap<>(Part.class);
    while (part.find()) {
      parts.put(Part.valueOf(part.group(1).toUpperCase(Locale.ROOT)), part.group(2));
    }
    return parts;
  }

  /** What a part of an entry prints as code. */
  public static List<String> spans(String entry, Part part) {
    return SPAN.matcher(parts(entry).getOrDefault(part, ""))
        .results()
        .map((MatchResult span) -> span.group(1).replaceAll("\\n *", " "))
        .toList();
  }

  /** Those of them that begin like this. */
  public static List<String> spans(String entry, Part part, String beginning) {
    return spans(entry, part).stream().filter(span -> span.startsWith(beginning)).toList();
  }

  /** The first of these. */
  public static String span(String entry, Part part, String beginning) {
    return spans(entry, part, beginning).stream()
        .findFirst()
        .orElseThrow(() -> new AssertionError(entry + ", " + part + ": no " + beginning));
  }
}

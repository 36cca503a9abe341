package com.shop.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The mirrors of Debian that this machine's apt is set up with, from its source files: apt itself
 * names them only where its package lists have been fetched.
 *
 * @see <a href="https://manpages.debian.org/sources.list.5">sources.list(5)</a> for both formats
 */
final class AptSources {

  /** A mirror that carries one of these carries the unstable distribution as well. */
  private static final Set<String> SUITES =
      Set.of(
          "oldoldstable",
          "oldstable",
          "stable",
          "testing",
          "unstable",
          "sid",
          "bullseye",
          "bookworm",
          "trixie",
          "forky",
          "duke");

  private static final Pattern ONE_LINE =
      Pattern.compile("deb\\s+(?:\\[[^]]*]\\s+)?(\\S+)\\s+(\\S+)\\s+(.*)");

  private AptSources() {}

  /** Of the whole machine; empty where there is no apt, or none of Debian's. */
  static List<String> mirrors() throws IOException {
    Path etc = Path.of("/etc/apt");
    List<Path> files = new ArrayList<>(List.of(etc.resolve("sources.list")));
    if (Files.isDirectory(etc.resolve("sources.list.d"))) {
      try (Stream<Path> more = Files.list(etc.resolve("sources.list.d"))) {
        more.sorted().forEach(files::add);
      }
    }
    Set<String> mirrors = new LinkedHashSet<>();
    for (Path file : files) {
      if (Files.isReadable(file) && file.toString().endsWith(".list")) {
        mirrors.addAll(ofLines(Files.readString(file)));
      } else if (Files.isReadable(file) && file.toString().endsWith(".sources")) {
        mirrors.addAll(ofParagraphs(Files.readString(file)));
      }
    }
    return List.copyOf(mirrors);
  }

  static Collection<String> ofLines(String text) {
    return text.lines()
        .map(line -> ONE_LINE.matcher(line.strip()))
        .filter(entry -> entry.matches() && carriesDebian(entry.group(2), entry.group(3)))
        .map(entry -> entry.group(1))
        .toList();
  }

  static Collection<String> ofParagraphs(String text) {
    String bare =
        text.lines().filter(line -> !line.startsWith("#")).reduce("", (a, b) -> a + "\n" + b);
    return Arrays.stream(bare.split("\n\\s*\n"))
        .map(AptSources::fields)
        .filter(entry -> words(entry, "types").contains("deb"))
        .filter(entry -> !entry.getOrDefault("enabled", "yes").matches("no|false|0"))
        .filter(
            entry ->
                carriesDebian(
                    entry.getOrDefault("suites", ""), entry.getOrDefault("components", "")))
        .flatMap(entry -> words(entry, "uris").stream())
        .toList();
  }

  private static boolean carriesDebian(String suites, String components) {
    return split(components).contains("main") && split(suites).stream().anyMatch(SUITES::contains);
  }

  private static Map<String, String> fields(String paragraph) {
    Map<String, String> fields = new TreeMap<>();
    // A line that begins with a space carries the field before it on.
    for (String field : paragraph.strip().split("\n(?!\\s)")) {
      int colon = field.indexOf(':');
      if (colon > 0) {
        fields.put(
            field.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            field.substring(colon + 1).strip());
      }
    }
    return fields;
  }

  private static List<String> words(Map<String, String> fields, String name) {
    return split(fields.getOrDefault(name, ""));
  }

  private static List<String> split(String text) {
    return List.of(text.strip().split("\\s+"));
  }
}

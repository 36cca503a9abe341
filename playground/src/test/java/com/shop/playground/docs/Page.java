package com.shop.playground.docs;

import com.shop.playground.shop.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A Markdown file of the repository.
 *
 * @param file where it is
 * @param text what it says
 */
record Page(Path file, String text) {
  private static final Set<String> NOT_OURS = Set.of(".git", ".shop", "target", "node_modules");
  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$|`[^`\n]*`");
  private static final Pattern LINK =
      Pattern.compile("\\]\\(([^)\\s]+)\\)|(?m)^\\[[^\\]]+\\]: (\\S+)$");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");

  /** All pages of this repository. */
  static List<Page> all() {
    return below(Repository.root());
  }

  /** All pages below a folder. */
  static List<Page> below(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> isOurs(root.relativize(file)))
          .map(Page::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Page of(Path file) {
    try {
      return new Page(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The links within the repository that lead to no file, or to no heading of a page. */
  List<String> brokenLinks() {
    return LINK.matcher(CODE.matcher(text).replaceAll(""))
        .results()
        .map(link -> Optional.ofNullable(link.group(1)).orElseGet(() -> link.group(2)))
        .filter(link -> !link.matches("[a-z]+:.*"))
        .filter(link -> !leadsSomewhere(link))
        .map(link -> file + ": " + link)
        .toList();
  }

  private boolean leadsSomewhere(String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]);
    return Files.exists(target) && (parts.length == 1 || of(target).hasHeading(parts[1]));
  }

  /** Anchors are made from headings as GitHub makes them. */
  private boolean hasHeading(String anchor) {
    return HEADING
        .matcher(text)
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .anyMatch(anchor::equals);
  }

  private static boolean isOurs(Path file) {
    return StreamSupport.stream(file.spliterator(), false)
        .map(Path::toString)
        .noneMatch(NOT_OURS::contains);
  }
}

package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.playground.shop.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The names of elements in docs/testing-the-storefront.md are those in the code, and vice versa.
 */
class TestIdsTest {
  /** Where the code names elements. Of a name that ends with data, the beginning counts. */
  private static final List<Pattern> NAMES =
      List.of(
          Pattern.compile("data-testid=\"([\\w-]+)(?:\"|\\$\\{)"),
          Pattern.compile("\\b(?:name|testId|retryTestId)(?::| =) '([\\w-]+)'"),
          Pattern.compile("testId \\? nothing : '(\\w+)'"),
          Pattern.compile("\\.step\\('(\\w+)'\\)"));

  /** The second column of the table. */
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (?:`#/|every page|any other)[^|]*\\|(.*)\\|$");

  private static final Pattern DOCUMENTED = Pattern.compile("`([\\w-]+)(?:`|\\{)");

  @Test
  void allAreDocumentedAndNoOthers() throws IOException {
    Set<String> named = named();
    Set<String> documented = documented();
    assertEquals(Set.of(), missing(named, documented), "not in the document");
    assertEquals(Set.of(), missing(documented, named), "not in the code");
  }

  private static Set<String> named() throws IOException {
    String sources = Sources.read();
    return NAMES.stream()
        .flatMap(pattern -> pattern.matcher(sources).results())
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toSet());
  }

  private static Set<String> documented() throws IOException {
    String document = Files.readString(Repository.root().resolve("docs/testing-the-storefront.md"));
    return ROW.matcher(document)
        .results()
        .flatMap(row -> DOCUMENTED.matcher(row.group(1)).results())
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toSet());
  }

  private static Set<String> missing(Set<String> names, Set<String> others) {
    Predicate<String> isThere =
        name -> others.stream().anyMatch(other -> name.equals(other) || isStart(name, other));
    return names.stream().filter(isThere.negate()).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether one is the beginning of the other, such as of {@code event-} and data. */
  private static boolean isStart(String name, String other) {
    return name.endsWith("-") && other.startsWith(name)
        || other.endsWith("-") && name.startsWith(other);
  }
}

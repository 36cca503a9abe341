package com.shop.playground.requirements;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The ids of the rules, and the ids that tests name.
 *
 * @param rules in the order of the document
 * @param covered by {@code @Covers}, in any module's tests
 */
record Coverage(List<String> rules, Set<String> covered) {
  private static final Pattern RULE = Pattern.compile("(?m)^- \\*\\*([^*]+)\\*\\* \\S");
  private static final Pattern COVERS = Pattern.compile("(?m)^\\s*@Covers\\(([^)]*)\\)");
  private static final Pattern NAME = Pattern.compile("\"([^\"]*)\"");

  /**
   * Reads the document and all tests.
   *
   * @param root of the repository
   */
  static Coverage read(Path root) throws IOException {
    Set<String> covered = new TreeSet<>();
    try (Stream<Path> files = Files.find(root, 20, (file, of) -> isTest(root, file))) {
      for (Path file : files.toList()) {
        COVERS
            .matcher(Files.readString(file))
            .results()
            .flatMap(annotation -> NAME.matcher(annotation.group(1)).results())
            .forEach(name -> covered.add(name.group(1)));
      }
    }
    String written = Files.readString(root.resolve("docs/requirements.md"));
    return new Coverage(RULE.matcher(written).results().map(r -> r.group(1)).toList(), covered);
  }

  /** The rules that no test names. */
  List<String> uncovered() {
    return rules.stream().filter(Predicate.not(covered::contains)).toList();
  }

  /** The ids that tests name and the document lacks. */
  List<String> unknown() {
    return covered.stream().filter(Predicate.not(rules::contains)).toList();
  }

  /** Ids that are used for more than one rule. */
  List<String> ambiguous() {
    List<String> more = new ArrayList<>(rules);
    Set.copyOf(rules).forEach(more::remove);
    return more;
  }

  private static boolean isTest(Path root, Path file) {
    String path = root.relativize(file).toString().replace('\\', '/');
    return path.matches("[^/]+/src/test/java/.*\\.java");
  }
}

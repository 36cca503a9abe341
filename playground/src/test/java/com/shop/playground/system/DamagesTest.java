package com.shop.playground.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.shop.playground.shop.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No part of the audit is left unproven: {@link AuditIT} shows that each damage is found. */
class DamagesTest {
  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*--.*$");

  /** What a branch ends in, or the value that chooses it. */
  private static final Pattern BRANCH =
      Pattern.compile(
          "\\bTHEN\\b(.*?)(?=\\b(?:WHEN|ELSE|END)\\b)|\\bWHEN\\s+('[^']*')", Pattern.DOTALL);

  private static final Pattern TEXT = Pattern.compile("'([^']*)'");

  /** Gives NULL as soon as a part is NULL, and so says that all is well. */
  private static final Pattern CONCAT = Pattern.compile("\\bCONCAT\\(");

  @ParameterizedTest
  @MethodSource("invariants")
  void everyBranchOfTheAuditIsBrokenOnce(Path invariant) throws IOException {
    String name = invariant.getFileName().toString().replace(".sql", " ");
    List<String> found =
        Damages.all()
            .flatMap(damage -> damage.finds().stream())
            .filter(finding -> finding.startsWith(name))
            .toList();

    assertEquals(
        List.of(),
        branches(sql(invariant))
            .filter(text -> found.stream().noneMatch(finding -> finding.contains(text)))
            .toList(),
        "never seen by AuditIT");
  }

  @ParameterizedTest
  @MethodSource("invariants")
  void noViolationIsHiddenByAPartThatIsNull(Path invariant) throws IOException {
    assertFalse(CONCAT.matcher(sql(invariant)).find(), "use CONCAT_WS");
  }

  static List<Path> invariants() throws IOException {
    Path folder =
        Repository.root().resolve("playground/src/main/resources/com/shop/playground/audit");
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static String sql(Path invariant) throws IOException {
    return COMMENT.matcher(Files.readString(invariant)).replaceAll("");
  }

  /** For each branch the longest of its texts, if it has one. */
  private static Stream<String> branches(String sql) {
    return BRANCH.matcher(sql).results().map(MatchResult::group).flatMap(DamagesTest::longestText);
  }

  private static Stream<String> longestText(String branch) {
    return TEXT
        .matcher(branch)
        .results()
        .map(text -> text.group(1))
        .filter(text -> !text.isBlank())
        .max(Comparator.comparing(String::length))
        .stream();
  }
}

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

/**
 * Checks that no branch of the audit is untested; {@link AuditIT} shows that each damage is found.
 */
class DamagesTest {
  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*--.*$");

  /** The text of a branch, or the value that selects it. */
  private static final Pattern BRANCH =
      Pattern.compile(
          "\\bTHEN\\b(.*?)(?=\\b(?:WHEN|ELSE|END)\\b)|\\bWHEN\\s+('[^']*')", Pattern.DOTALL);

  private static final Pattern TEXT = Pattern.compile("'([^']*)'");

  /** CONCAT is NULL as soon as one argument is, which would hide a finding. */
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
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String sql(Path invariant) throws IOException {
    return COMMENT.matcher(Files.readString(invariant)).replaceAll("");
  }

  /** For each branch, its longest text. */
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

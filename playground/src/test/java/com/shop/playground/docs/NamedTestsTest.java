package com.shop.playground.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.playground.shop.Repository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every {@code Class#method} that a page names exists. */
class NamedTestsTest {
  private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))#(\\w+)`");
  private static final Pattern THREAT = Pattern.compile("(?m)^\\| \\*\\*API\\d+\\*\\*.*$");

  private final Path docs = Repository.root().resolve("docs");
  private final List<Path> tests = Sources.in("src/test/java");

  NamedTestsTest() throws IOException {}

  @Test
  void everyTestThatIsNamedExists() {
    List<String> missing =
        Page.all().stream()
            .flatMap(page -> NAMED.matcher(page.text()).results())
            .filter(named -> !exists(named))
            .map(MatchResult::group)
            .toList();
    assertEquals(List.of(), missing);
  }

  @Test
  void eachOfTheTenThreatsHasATest() {
    List<String> threats =
        THREAT
            .matcher(Sources.read(docs.resolve("security.md")))
            .results()
            .map(MatchResult::group)
            .toList();
    assertEquals(10, threats.size());
    threats.forEach(threat -> assertTrue(NAMED.matcher(threat).find(), threat));
  }

  private boolean exists(MatchResult named) {
    return tests.stream()
        .filter(test -> test.endsWith(named.group(1) + ".java"))
        .anyMatch(test -> Sources.read(test).contains(" void " + named.group(2) + "("));
  }
}

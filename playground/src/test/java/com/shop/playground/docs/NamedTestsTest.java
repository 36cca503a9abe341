package com.shop.playground.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.playground.shop.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every {@code Class#method} that a page names exists. */
class NamedTestsTest {
  private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))#(\\w+)`");
  private static final Pattern THREAT = Pattern.compile("(?m)^\\| \\*\\*API\\d+\\*\\*.*$");

  private final Path docs = Repository.root().resolve("docs");
  private final List<Path> tests = tests();

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
            .matcher(read(docs.resolve("security.md")))
            .results()
            .map(MatchResult::group)
            .toList();
    assertEquals(10, threats.size());
    threats.forEach(threat -> assertTrue(NAMED.matcher(threat).find(), threat));
  }

  private boolean exists(MatchResult named) {
    return tests.stream()
        .filter(test -> test.endsWith(named.group(1) + ".java"))
        .anyMatch(test -> read(test).contains(" void " + named.group(2) + "("));
  }

  private static List<Path> tests() throws IOException {
    try (Stream<Path> modules = Files.list(Repository.root())) {
      return modules
          .map(module -> module.resolve("src/test/java"))
          .filter(Files::isDirectory)
          .flatMap(NamedTestsTest::files)
          .toList();
    }
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package com.shop.playground.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.playground.shop.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/security.md} calls shown by a test is shown by one. */
class SecurityPageTest {
  private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))#(\\w+)`");
  private static final Pattern THREAT = Pattern.compile("(?m)^\\| \\*\\*API(\\d+)\\*\\*.*$");

  private final Path root = Repository.root();
  private final String page = Files.readString(root.resolve("docs/security.md"));
  private final Map<String, Path> tests = tests();

  SecurityPageTest() throws IOException {}

  @Test
  void everyTestThatIsNamedExists() throws IOException {
    TreeSet<String> missing = new TreeSet<>();
    Matcher named = NAMED.matcher(page);
    while (named.find()) {
      Path test = tests.get(named.group(1));
      if (test == null || !Files.readString(test).contains(" void " + named.group(2) + "(")) {
        missing.add(named.group());
      }
    }
    assertEquals(List.of(), List.copyOf(missing));
  }

  @Test
  void everyThreatIsThereWithATest() {
    List<String> rows = THREAT.matcher(page).results().map(row -> row.group()).toList();
    assertEquals(10, rows.size());
    rows.forEach(row -> assertTrue(NAMED.matcher(row).find(), row));
  }

  private Map<String, Path> tests() throws IOException {
    try (Stream<Path> modules = Files.list(root)) {
      return modules
          .map(module -> module.resolve("src/test/java"))
          .filter(Files::isDirectory)
          .flatMap(SecurityPageTest::sources)
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replace(".java", ""),
                  Function.identity(),
                  (one, other) -> one));
    }
  }

  private static Stream<Path> sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().matches(".*(Test|IT)\\.java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

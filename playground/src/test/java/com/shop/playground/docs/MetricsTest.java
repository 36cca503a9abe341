package com.shop.playground.docs;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.shop.playground.shop.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/observability.md} lists the metrics that the services define. */
class MetricsTest {
  private static final Pattern DEFINED =
      Pattern.compile("(?:builder|counter|gauge)\\(\\s*\"(shop\\.[a-z.]+)\"");
  private static final Pattern LISTED = Pattern.compile("(?m)^\\| `(shop_[a-z_]+)`");

  @Test
  void theyAreAllListed() throws IOException {
    SortedSet<String> defined = new TreeSet<>();
    try (Stream<Path> modules = Files.list(Repository.root())) {
      modules
          .map(module -> module.resolve("src/main/java"))
          .filter(Files::isDirectory)
          .flatMap(MetricsTest::files)
          .forEach(
              file ->
                  DEFINED
                      .matcher(read(file))
                      .results()
                      .forEach(name -> defined.add(name.group(1).replace('.', '_'))));
    }
    SortedSet<String> listed =
        LISTED
            .matcher(read(Repository.root().resolve("docs/observability.md")))
            .results()
            .map(name -> name.group(1).replaceFirst("_(total|seconds)$", ""))
            .collect(toCollection(TreeSet::new));

    assertFalse(defined.isEmpty());
    assertEquals(defined, listed);
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList().stream();
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

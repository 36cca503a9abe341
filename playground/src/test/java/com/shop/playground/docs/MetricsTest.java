package com.shop.playground.docs;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.shop.playground.shop.Repository;
import java.io.IOException;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/observability.md} lists the metrics that the services and the audit define. */
class MetricsTest {
  private static final Pattern DEFINED =
      Pattern.compile("(?:builder|counter|gauge)\\(\\s*\"(shop[._][a-z._]+)\"");
  private static final Pattern LISTED = Pattern.compile("(?m)^\\| `(shop_[a-z_]+)`");

  @Test
  void theyAreAllListed() throws IOException {
    SortedSet<String> defined =
        Sources.in("src/main/java").stream()
            .flatMap(file -> DEFINED.matcher(Sources.read(file)).results())
            .map(name -> withoutUnit(name.group(1).replace('.', '_')))
            .collect(toCollection(TreeSet::new));
    SortedSet<String> listed =
        LISTED
            .matcher(Sources.read(Repository.root().resolve("docs/observability.md")))
            .results()
            .map(name -> withoutUnit(name.group(1)))
            .collect(toCollection(TreeSet::new));

    assertFalse(defined.isEmpty());
    assertEquals(defined, listed);
  }

  private static String withoutUnit(String metric) {
    return metric.replaceFirst("_(total|seconds)$", "");
  }
}

package com.shop.playground.requirements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.playground.shop.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The recipe "Add a field to an order" of {@code CONTRIBUTING.md} uses the next free numbers. */
class RecipeTest {
  private static final Pattern RULE = Pattern.compile("ORDER-(\\d+)");
  private static final Pattern MIGRATION = Pattern.compile("`(\\S+/db/migration)/V(\\d+)__");

  @Test
  void theRuleHasTheNextNumber() throws IOException {
    int last = numbers(read("docs/requirements.md")).max().orElseThrow();
    assertEquals(
        Set.of(last + 1),
        numbers(recipe()).boxed().collect(Collectors.toSet()),
        "the rule in CONTRIBUTING.md");
  }

  @Test
  void theMigrationHasTheNextNumber() throws IOException {
    Matcher migration = MIGRATION.matcher(recipe());
    assertTrue(migration.find());
    try (Stream<Path> migrations = Files.list(Repository.root().resolve(migration.group(1)))) {
      assertEquals(
          migrations.count() + 1,
          Long.parseLong(migration.group(2)),
          "the migration in CONTRIBUTING.md");
    }
  }

  private static IntStream numbers(String text) {
    return RULE.matcher(text).results().mapToInt(match -> Integer.parseInt(match.group(1)));
  }

  private static String recipe() throws IOException {
    String text = read("CONTRIBUTING.md");
    return text.substring(text.indexOf("## Add a field"), text.indexOf("## Add an endpoint"));
  }

  private static String read(String path) throws IOException {
    return Files.readString(Repository.root().resolve(path));
  }
}

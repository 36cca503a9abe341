package com.shop.playground.requirements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.playground.shop.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The recipe "Add a field to an order" of {@code CONTRIBUTING.md} uses the next free numbers. */
class RecipeTest {
  private static final Pattern RULE = Pattern.compile("\\*\\*ORDER-(\\d+)\\*\\*");
  private static final Pattern MIGRATION = Pattern.compile("(\\S+/db/migration)/V(\\d+)__");

  @Test
  void theRuleHasTheNextNumber() throws IOException {
    assertEquals(last(RULE, read("docs/requirements.md")) + 1, last(RULE, recipe()));
  }

  @Test
  void theMigrationHasTheNextNumber() throws IOException {
    Matcher migration = MIGRATION.matcher(recipe());
    assertTrue(migration.find());
    Path folder = Repository.root().resolve(migration.group(1).replace("`", ""));
    try (Stream<Path> migrations = Files.list(folder)) {
      assertEquals(migrations.count() + 1, Long.parseLong(migration.group(2)));
    }
  }

  private static int last(Pattern rule, String text) {
    return rule.matcher(text)
        .results()
        .mapToInt(match -> Integer.parseInt(match.group(1)))
        .max()
        .orElseThrow();
  }

  private static String recipe() throws IOException {
    String text = read("CONTRIBUTING.md");
    return text.substring(text.indexOf("## Add a field"), text.indexOf("## Add an endpoint"));
  }

  private static String read(String path) throws IOException {
    return Files.readString(Repository.root().resolve(path));
  }
}

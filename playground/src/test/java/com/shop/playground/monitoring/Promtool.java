package com.shop.playground.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.shop.database.Requires;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The installed promtool, which checks and tests rules. */
final class Promtool {
  private Promtool() {}

  /** Checks expressions by making a file of rules of them. */
  static void checkExpressions(List<String> expressions, Path folder)
      throws IOException, InterruptedException {
    List<Map<String, String>> rules = new ArrayList<>();
    for (String expression : expressions) {
      rules.add(Map.of("record", "expression:" + rules.size(), "expr", expression));
    }
    Path file = folder.resolve("expressions.yaml");
    new YAMLMapper()
        .writeValue(
            file.toFile(),
            Map.of("groups", List.of(Map.of("name", "expressions", "rules", rules))));
    run("check", "rules", file.toString());
  }

  /**
   * Runs it in {@link Monitoring#FOLDER}; skips the test if it is missing.
   *
   * @return what it prints
   */
  static String run(String... arguments) throws IOException, InterruptedException {
    Requires.that(Programs.isInstalled("promtool", List.of()), "promtool");
    Process process =
        new ProcessBuilder(Stream.concat(Stream.of("promtool"), Stream.of(arguments)).toList())
            .directory(Monitoring.FOLDER.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), () -> List.of(arguments) + "\n" + output);
    return output;
  }
}

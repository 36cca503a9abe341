package com.shop.playground.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.database.Requires;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** The installed promtool, which checks and tests rules. */
final class Promtool {
  private Promtool() {}

  /** Runs it in {@link Monitoring#FOLDER}; skips the test if it is missing. */
  static void run(String... arguments) throws IOException, InterruptedException {
    Requires.that(Programs.isInstalled("promtool", List.of()), "promtool");
    Process process =
        new ProcessBuilder(Stream.concat(Stream.of("promtool"), Stream.of(arguments)).toList())
            .directory(Monitoring.FOLDER.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), () -> List.of(arguments) + "\n" + output);
  }
}

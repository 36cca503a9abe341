package com.shop.playground.mysql;

import com.shop.database.Requires;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line of Docker. */
final class Docker {
  private static final int PATIENCE_SECONDS = 120;

  private Docker() {}

  /** Skips the test without a daemon that has the image of MySQL. */
  static void requireMySql() {
    Requires.that(succeeds("image", "inspect", "mysql:9.7"), "a Docker daemon with mysql:9.7");
  }

  /**
   * @return what it prints
   * @throws IllegalStateException when it fails, with what it says
   */
  static String run(String... arguments) {
    return run(List.of(arguments));
  }

  static String run(List<String> arguments) {
    Outcome outcome = outcome(arguments);
    if (outcome.status() != 0) {
      throw new IllegalStateException(arguments + ": " + outcome.output());
    }
    return outcome.output();
  }

  /** Whether it succeeds; for what may well not. */
  static boolean succeeds(String... arguments) {
    return outcome(List.of(arguments)).status() == 0;
  }

  record Outcome(int status, String output) {}

  static Outcome outcome(List<String> arguments) {
    try {
      Process process = new ProcessBuilder(command(arguments)).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("no end: " + arguments);
      }
      return new Outcome(process.exitValue(), output);
    } catch (IOException e) {
      return new Outcome(-1, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Runs it to its end, however long that is, and keeps what it prints. */
  static int follow(File log, List<String> arguments) throws IOException, InterruptedException {
    return new ProcessBuilder(command(arguments))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
        .start()
        .waitFor();
  }

  private static List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(arguments);
    return command;
  }
}

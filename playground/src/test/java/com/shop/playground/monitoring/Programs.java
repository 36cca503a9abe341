package com.shop.playground.monitoring;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** Programs that this machine may have. */
final class Programs {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Programs() {}

  /** Whether a program is installed, and knows these arguments. */
  static boolean isInstalled(String program, List<String> arguments) {
    List<String> command =
        Stream.of(List.of(program), arguments, List.of("--version")).flatMap(List::stream).toList();
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Returns when a program that has been started answers; ends it if it does not. */
  static void awaitStart(Process program, Callable<Boolean> answers) {
    try {
      await().atMost(PATIENCE).ignoreExceptions().until(answers);
    } catch (ConditionTimeoutException e) {
      program.destroy();
      throw e;
    }
  }
}

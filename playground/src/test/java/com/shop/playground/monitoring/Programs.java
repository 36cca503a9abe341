package com.shop.playground.monitoring;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Programs that this machine may have. */
final class Programs {
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
}

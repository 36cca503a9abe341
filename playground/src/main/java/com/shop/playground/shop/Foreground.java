package com.shop.playground.shop;

import com.shop.database.RunningProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A process that has the terminal of this one. Processes that it starts end with it. */
final class Foreground {

  private static final Duration STOP = Duration.ofSeconds(25);
  private static final int LOOK_AGAIN_SECONDS = 1;

  private final Process process;
  private final RunningProcess running;
  private final Set<RunningProcess> children = new LinkedHashSet<>();

  private Foreground(Process process) {
    this.process = process;
    this.running = RunningProcess.of(process.pid());
  }

  /**
   * Runs the program; returns when it has ended, or stops it when the thread is interrupted.
   *
   * @param pid names the process while it runs
   * @return the exit code
   */
  static int run(Program program, Path workingFolder, Path pid)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(program.command()).directory(workingFolder.toFile()).inheritIO();
    builder.environment().putAll(program.environment());
    Foreground foreground = new Foreground(builder.start());
    try {
      foreground.running.write(pid);
      return foreground.await();
    } finally {
      foreground.stop();
    }
  }

  private int await() throws InterruptedException {
    do {
      // Looked for while it runs: once it has ended, nothing says any more which they were.
      process.descendants().forEach(child -> remember(child.pid()));
    } while (!process.waitFor(LOOK_AGAIN_SECONDS, TimeUnit.SECONDS));
    return process.exitValue();
  }

  private void remember(long pid) {
    RunningProcess.find(pid).ifPresent(children::add);
  }

  private void stop() throws InterruptedException {
    running.stop(STOP);
    for (RunningProcess child : children) {
      child.stop(STOP);
    }
  }
}

package com.shop.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A process that can be told from a later one with the same pid, also by another program that reads
 * it from a file.
 *
 * @param pid the process id
 * @param start when it started, comparable with nothing but itself
 */
public record RunningProcess(long pid, String start) {

  private static final int STATE = 0;
  private static final int START = 19;

  /**
   * @throws IllegalStateException when there is no such process
   */
  public static RunningProcess of(long pid) {
    return find(pid).orElseThrow(() -> new IllegalStateException("no process " + pid));
  }

  /** The process that has this pid now, if there is one. */
  public static Optional<RunningProcess> find(long pid) {
    return startOf(pid).map(start -> new RunningProcess(pid, start));
  }

  /** Reads what {@link #toString} gives; empty when the file is missing or unreadable. */
  public static Optional<RunningProcess> read(Path file) {
    try {
      return Optional.of(parse(Files.readString(file).strip()));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  static RunningProcess parse(String text) {
    int dash = text.indexOf('-');
    return new RunningProcess(Long.parseLong(text.substring(0, dash)), text.substring(dash + 1));
  }

  public boolean alive() {
    return startOf(pid).equals(Optional.of(start));
  }

  /** SIGTERM; does not wait. */
  public void askToStop() {
    handle().ifPresent(ProcessHandle::destroy);
  }

  /** Asks it to stop, insists after {@code patience}; back when it is gone. */
  public void stop(Duration patience) throws InterruptedException {
    askToStop();
    if (!Poll.until(patience, () -> !alive())) {
      kill();
    }
  }

  /** SIGKILL; back when it is gone. */
  public void kill() throws InterruptedException {
    handle().ifPresent(ProcessHandle::destroyForcibly);
    Poll.until(Duration.ofSeconds(10), () -> !alive());
  }

  /**
   * Sends any other signal.
   *
   * @param name as {@code kill} has it, such as STOP
   */
  public void signal(String name) throws IOException, InterruptedException {
    if (alive()) {
      new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    }
  }

  private Optional<ProcessHandle> handle() {
    return alive() ? ProcessHandle.of(pid) : Optional.empty();
  }

  /**
   * From /proc where there is one: its start is counted from the boot, so that setting the clock
   * does not change it, and it shows a zombie, which nobody may ever reap in a container.
   */
  private static Optional<String> startOf(long pid) {
    Path stat = Path.of("/proc", Long.toString(pid), "stat");
    if (Files.isDirectory(Path.of("/proc/self"))) {
      try {
        String text = Files.readString(stat);
        // The second field is the program's name in parentheses, and may hold spaces.
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
        return fields[STATE].equals("Z") ? Optional.empty() : Optional.of(fields[START]);
      } catch (IOException e) {
        return Optional.empty();
      }
    }
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .map(handle -> handle.info().startInstant().map(at -> "" + at.toEpochMilli()).orElse("?"));
  }

  /** Writes it for {@link #read}. */
  public void write(Path file) {
    try {
      PrivateFile.write(file, this + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return pid + "-" + start;
  }
}

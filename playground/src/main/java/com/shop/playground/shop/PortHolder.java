package com.shop.playground.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who listens on a TCP port, as far as Linux's /proc lets this user see.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_net.5.html">/proc/net/tcp</a>
 */
final class PortHolder {

  private static final String UNKNOWN = "another program";
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;
  private static final String LISTENING = "0A";
  private static final int READABLE_LENGTH = 80;

  private PortHolder() {}

  /** Its pid and the beginning of its command line, or that it is another program. */
  static String of(int port) {
    Set<String> sockets =
        Stream.of("/proc/net/tcp", "/proc/net/tcp6")
            .flatMap(table -> lines(Path.of(table)))
            .map(line -> line.strip().split("\\s+"))
            .filter(entry -> entry.length > INODE && listens(entry, port))
            .map(entry -> "socket:[" + entry[INODE] + "]")
            .collect(Collectors.toSet());
    return ProcessHandle.allProcesses()
        .filter(process -> holds(process, sockets))
        .findFirst()
        .map(PortHolder::describe)
        .orElse(UNKNOWN);
  }

  private static boolean listens(String[] entry, int port) {
    return entry[STATE].equals(LISTENING) && entry[LOCAL_ADDRESS].endsWith(":%04X".formatted(port));
  }

  private static boolean holds(ProcessHandle process, Set<String> sockets) {
    try (Stream<Path> open = Files.list(Path.of("/proc", "" + process.pid(), "fd"))) {
      return open.map(PortHolder::target).flatMap(Optional::stream).anyMatch(sockets::contains);
    } catch (IOException e) {
      // Another user's process, or gone by now.
      return false;
    }
  }

  private static Optional<String> target(Path link) {
    try {
      return Optional.of(Files.readSymbolicLink(link).toString());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String describe(ProcessHandle process) {
    String command = process.info().commandLine().orElse("unknown command");
    String shown =
        command.length() > READABLE_LENGTH
            ? command.substring(0, READABLE_LENGTH) + "..."
            : command;
    return "process " + process.pid() + " (" + shown + ")";
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      return List.<String>of().stream();
    }
  }
}

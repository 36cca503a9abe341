package com.shop.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts processes that outlive this one and the terminal that it was started from. */
public final class Detached {

  private static final Path NOTHING = Path.of("/dev/null");

  /** Becomes the program whose command line follows. */
  private static final List<String> DEAF_TO_HANGUP =
      List.of("sh", "-c", "trap '' HUP; exec \"$@\"", "sh");

  private Detached() {}

  /**
   * @param log receives what the process prints, after what is already there
   * @return the process itself: the program that detaches it is replaced by it
   */
  public static Process start(
      List<String> command, Path folder, Map<String, String> environment, Path log)
      throws IOException {
    List<String> detached = new ArrayList<>();
    // A session of its own, out of reach of a Ctrl-C; where there is no setsid (macOS), it at least
    // survives the terminal. The nohup of macOS does not run everywhere, as in tmux.
    detached.addAll(OnPath.find("setsid").isPresent() ? List.of("setsid") : DEAF_TO_HANGUP);
    detached.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(detached)
            .directory(folder.toFile())
            .redirectInput(NOTHING.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    return builder.start();
  }
}

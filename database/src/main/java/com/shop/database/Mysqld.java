package com.shop.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code mysqld} program that can be started.
 *
 * @param description what it is, for a person
 * @param program the command that runs it, without any option of its own
 * @param options where it finds its own files, if it does not know
 */
record Mysqld(String description, List<String> program, List<String> options) {

  private static final Pattern VERSION = Pattern.compile("Ver (\\d+)\\.(\\d+)\\.\\d+");

  /** The line that the program says of itself, or why it says none. */
  String version() throws InterruptedException {
    List<String> asked = new ArrayList<>(program);
    asked.add("--version");
    try {
      Process process = new ProcessBuilder(asked).redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "no answer to --version";
      }
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  /**
   * Whether a server of this version will do: MySQL 8.4 or later. MariaDB will not: its JSON and
   * its locking reads differ, and Hibernate takes it for MySQL.
   */
  static boolean suits(String version) {
    Matcher number = VERSION.matcher(version);
    if (version.contains("MariaDB") || !number.find()) {
      return false;
    }
    int major = Integer.parseInt(number.group(1));
    return major > 8 || (major == 8 && Integer.parseInt(number.group(2)) >= 4);
  }

  /** The command that makes an empty data folder with the accounts of an SQL script. */
  List<String> initialising(Path data, Path accounts) {
    List<String> line = onData(data);
    line.add("--initialize-insecure");
    line.add("--init-file=" + accounts);
    return line;
  }

  /** The command that serves the data on a loopback port. */
  List<String> serving(Path data, int port, boolean lasting) {
    List<String> line = onData(data);
    line.add("--port=" + port);
    line.add("--bind-address=127.0.0.1");
    // Relative to the data folder: the path of a socket may have no more than 107 characters.
    line.add("--socket=mysqld.sock");
    line.add("--pid-file=mysqld.pid");
    line.add("--skip-name-resolve");
    line.addAll(Tuning.options(lasting));
    return line;
  }

  private List<String> onData(Path data) {
    List<String> line = new ArrayList<>(program);
    // Has to come first: the my.cnf of the machine is about another server.
    line.add("--no-defaults");
    line.addAll(options);
    line.add("--datadir=" + data);
    line.add("--secure-file-priv=NULL");
    if (System.getProperty("user.name").equals("root")) {
      line.add("--user=root");
    }
    return line;
  }
}

package com.shop.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, for the person who has to find out what went wrong. */
public final class Tail {

  private static final int LINES = 12;

  private Tail() {}

  /** The name of the file and its last lines, or that there are none. */
  public static String of(Path log) {
    try {
      // Byte by byte, since what a program prints need not be UTF-8.
      List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
      List<String> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
      return log + " ends with:\n  " + String.join("\n  ", last);
    } catch (IOException e) {
      return "nothing in " + log;
    }
  }
}

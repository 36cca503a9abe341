package com.shop.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * What a test needs from outside of the build. Where it is missing, the tests that need it are
 * skipped, and one line says so; {@code -Dshop.require=all} makes that a failure, for machines that
 * must have it all.
 */
public final class Requires {

  private Requires() {}

  /**
   * @param there whether the tool is there
   * @param tool for the printed line, such as "a Docker daemon with mysql:9.7"
   */
  public static void that(boolean there, String tool) {
    if (there) {
      return;
    }
    if ("all".equals(System.getProperty("shop.require"))) {
      throw new AssertionFailedError("missing, and shop.require=all: " + tool);
    }
    String line = "skipped, since this is missing: " + tool;
    // A folder of its own for each build: see pom.xml.
    if (isFirst(System.getProperty("shop.printed"), tool)) {
      System.out.println(line);
    }
    throw new TestAbortedException(line);
  }

  /**
   * In a file, since a build runs its tests in several processes and class loaders.
   *
   * @param folder null in an IDE, which prints each line
   */
  static boolean isFirst(String folder, String tool) {
    if (folder == null) {
      return true;
    }
    Path mark = Path.of(folder, tool.replaceAll("\\W+", "-"));
    try {
      Files.createDirectories(mark.getParent());
      Files.createFile(mark);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

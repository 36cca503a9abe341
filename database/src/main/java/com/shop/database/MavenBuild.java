package com.shop.database;

import java.util.Optional;
import java.util.stream.Stream;

/** The build that this JVM is a part of. */
final class MavenBuild {

  private MavenBuild() {}

  /**
   * The nearest JVM above this one, which is Maven's when Maven started this one; this JVM itself
   * where there is none.
   */
  static RunningProcess process() {
    ProcessHandle self = ProcessHandle.current();
    return Stream.iterate(self.parent(), Optional::isPresent, above -> above.get().parent())
        .map(Optional::get)
        .filter(MavenBuild::isJava)
        .findFirst()
        .map(above -> RunningProcess.of(above.pid()))
        .orElseGet(() -> RunningProcess.of(self.pid()));
  }

  private static boolean isJava(ProcessHandle process) {
    return process.info().command().filter(command -> command.endsWith("/java")).isPresent();
  }
}

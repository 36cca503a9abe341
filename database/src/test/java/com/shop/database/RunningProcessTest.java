package com.shop.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningProcessTest {

  @TempDir private Path folder;

  @Test
  void aLaterProcessWithTheSamePidIsAnother() {
    RunningProcess self = RunningProcess.of(ProcessHandle.current().pid());
    assertTrue(self.alive());
    assertFalse(new RunningProcess(self.pid(), "1").alive());
  }

  @Test
  void itIsReadAsItWasWritten() {
    RunningProcess self = RunningProcess.of(ProcessHandle.current().pid());
    self.write(folder.resolve("pid"));
    assertEquals(Optional.of(self), RunningProcess.read(folder.resolve("pid")));
  }

  @Test
  void aMissingOrBrokenFileNamesNone() throws Exception {
    assertEquals(Optional.empty(), RunningProcess.read(folder.resolve("pid")));
    PrivateFile.write(folder.resolve("pid"), "garbage");
    assertEquals(Optional.empty(), RunningProcess.read(folder.resolve("pid")));
  }

  @Test
  void stoppingInsistsWhenTheProcessDoesNotListen() throws Exception {
    Process deaf =
        new ProcessBuilder("sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 1; done")
            .start();
    assertEquals("deaf", deaf.inputReader().readLine());
    RunningProcess process = RunningProcess.of(deaf.pid());
    process.stop(Duration.ofMillis(100));
    assertFalse(process.alive());
  }
}

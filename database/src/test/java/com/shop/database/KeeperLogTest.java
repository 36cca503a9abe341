package com.shop.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeeperLogTest {

  @TempDir private Path folder;
  private final List<String> told = new ArrayList<>();

  @Test
  void whatIsForAPersonIsHandedOnOnceItIsAWholeLine() throws Exception {
    print("MySQL: of an earlier keeper\n");
    KeeperLog log = KeeperLog.fromHere(file(), told::add);
    print("noise of a library\nMySQL: unpacking\nMySQL: rea");
    log.relay();
    assertEquals(List.of("MySQL: unpacking"), told);
    print("dy\n");
    log.relay();
    assertEquals(List.of("MySQL: unpacking", "MySQL: ready"), told);
  }

  @Test
  void theReasonOfAFailureIsAllThatTheKeeperSaidOfIt() throws Exception {
    KeeperLog log = KeeperLog.fromHere(file(), told::add);
    print("MySQL failed: mysqld does not start:\nnoise\nMySQL failed:   out of space\n");
    assertEquals("mysqld does not start:\n  out of space", log.failure().getMessage());
  }

  @Test
  void aKeeperThatSaidNothingIsShownByTheEndOfItsLog() throws Exception {
    KeeperLog log = KeeperLog.fromHere(file(), told::add);
    print("OutOfMemoryError\n");
    assertTrue(log.failure().getMessage().contains("OutOfMemoryError"));
  }

  private Path file() {
    return folder.resolve("keeper.log");
  }

  private void print(String text) throws Exception {
    Files.writeString(file(), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}

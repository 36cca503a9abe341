package com.shop.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.testcontainers.DockerClientFactory;

/** On a server of its own, by whichever way this machine has one. */
@Execution(ExecutionMode.CONCURRENT)
class KeptServerTest {

  @TempDir private Path temporary;
  private final List<String> told = new ArrayList<>();
  private Path folder;
  private KeptServer server;

  @BeforeEach
  void inAFolderWithASpace() {
    folder = temporary.resolve("my sql");
    server = KeptServer.in(folder);
  }

  @AfterEach
  void wipe() throws Exception {
    server.wipe();
  }

  @Test
  void dataSurviveStopAndTheServerIsFoundAtItsPort() throws Exception {
    Address first = open();
    execute(first, "CREATE DATABASE kept");
    server.stop();
    assertThrows(SQLException.class, first::connect);

    Address second = open();
    execute(second, "USE kept");
    assertEquals(first.authority(), second.authority());
  }

  @Test
  void itExistsFromItsFirstStartUntilItIsWiped() throws Exception {
    assertFalse(server.exists());
    open();
    assertTrue(server.exists() && server.isRunning());
    server.stop();
    assertTrue(server.exists() && !server.isRunning());
    server.wipe();
    assertFalse(server.exists());
  }

  @Test
  void whoComesLaterFindsTheSameServer() throws Exception {
    CompletableFuture<Address> other = openAsync();
    assertEquals(open(), other.get());
    assertEquals(told.get(0), told.get(told.size() - 1));
  }

  @Test
  void aServerWhoseKeeperWasKilledIsTakenOver() throws Exception {
    Address first = open();
    keeper().kill();
    assertTrue(first.answers());
    assertEquals(first, open());
  }

  @Test
  void aServerWhoseKeeperWasKilledIsStopped() throws Exception {
    Address first = open();
    keeper().kill();
    server.stop();
    assertFalse(first.answers());
  }

  @Test
  void aKilledServerComesBackByItselfWithWhatWasCommitted() throws Exception {
    Address first = open();
    execute(first, "CREATE DATABASE kept");
    kill(first);
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(first::answers);
    execute(first, "USE kept");
  }

  @Test
  void aFirstStartThatWasKilledIsMadeUpFor() throws Exception {
    CompletableFuture<Address> first = openAsync();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Files.exists(folder.resolve("way")));
    keeper().kill();
    assertThrows(ExecutionException.class, first::get);
    assertTrue(open().answers());
  }

  @Test
  void rootHasAPasswordThatOnlyTheUserCanRead() throws Exception {
    Address address = open();
    Address guess = Address.own(address.way(), "", address.authority(), "", address.process());
    assertThrows(SQLException.class, guess::connect);
    for (String file : List.of("root-password", "address.properties")) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))));
    }
  }

  private RunningProcess keeper() {
    return RunningProcess.read(folder.resolve("keeper.pid")).orElseThrow();
  }

  private static void kill(Address address) throws InterruptedException {
    if (address.way() == DatabaseSource.DOCKER) {
      DockerClientFactory.instance().client().killContainerCmd(address.process()).exec();
    } else {
      RunningProcess.of(Long.parseLong(address.process())).kill();
    }
  }

  private Address open() throws InterruptedException {
    return server.open(told::add);
  }

  /** In a thread of its own, since others may wait in those of the common pool. */
  private CompletableFuture<Address> openAsync() {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return KeptServer.in(folder).open(line -> {});
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        },
        task -> new Thread(task).start());
  }

  private static void execute(Address address, String sql) throws SQLException {
    try (Connection connection = address.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

package com.shop.playground.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.database.PrivateFile;
import com.shop.database.RunningProcess;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With stand-ins for services: small programs of the shell. */
class ProcessesTest {

  @TempDir private Path temporary;
  private ShopFolder folder;
  private Processes processes;

  @BeforeEach
  void folder() throws Exception {
    folder = new ShopFolder(temporary.resolve("a shop"));
    folder.prepare();
    processes = new Processes(folder);
  }

  @AfterEach
  void stop() throws Exception {
    processes.stopAll(Processes.STOP);
  }

  @Test
  void aStartedProcessIsFoundAndStopped() throws Exception {
    RunningProcess started = processes.start(program("one", "exec sleep 600"));
    assertEquals(Optional.of(started), new Processes(folder).find("one"));
    assertEquals(List.of("one"), processes.names());

    processes.stopAll(Processes.STOP);
    assertFalse(started.alive());
    assertEquals(List.of(), processes.names());
  }

  @Test
  void aReusedPidIsNotOurs() throws Exception {
    long self = ProcessHandle.current().pid();
    PrivateFile.write(folder.pid("one"), self + "-1\n");
    assertEquals(Optional.empty(), processes.find("one"));
  }

  @Test
  void aProcessStartedBeforeTheLastBuildIsNotCurrent() throws Exception {
    Program program = program("one", "exec sleep 600");
    processes.start(program);
    assertTrue(processes.isCurrent(program));
    Files.setLastModifiedTime(program.jar(), FileTime.from(Instant.now().plusSeconds(60)));
    assertFalse(processes.isCurrent(program));
  }

  @Test
  void itWorksInAFolderOfItsOwnWithItsOwnEnvironment() throws Exception {
    Program program = program("one", "pwd; echo $GREETING; exec sleep 600");
    processes.start(program);
    new Readiness(processes, line -> {}).await(List.of(program));
    Awaitility.await().until(() -> Files.readAllLines(folder.log("one")).size() == 2);
    assertEquals(
        List.of(folder.workplace("one").toRealPath().toString(), "hello"),
        Files.readAllLines(folder.log("one")));
  }

  @Test
  void aProcessThatEndsIsShownWithTheEndOfItsLog() throws Exception {
    URI nobody = URI.create("http://127.0.0.1:1/ready");
    Program program = program("one", "echo out of luck; exit 3", nobody);
    processes.start(program);
    ShopException failed =
        assertThrows(
            ShopException.class,
            () -> new Readiness(processes, line -> {}).await(List.of(program)));
    assertTrue(failed.getMessage().startsWith("one has ended."), failed.getMessage());
    assertTrue(failed.getMessage().contains("out of luck"), failed.getMessage());
  }

  @Test
  void readyIsWhoAnswers() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/ready",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    try {
      URI ready = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ready");
      Program program = program("one", "exec sleep 600", ready);
      processes.start(program);
      List<String> told = new ArrayList<>();
      new Readiness(processes, told::add).await(List.of(program));
      assertTrue(told.get(0).startsWith("  one is ready after "), told.toString());
    } finally {
      server.stop(0);
    }
  }

  private Program program(String name, String script, URI... ready) throws Exception {
    Path jar = temporary.resolve(name + ".jar");
    Files.createFile(jar);
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(60)));
    return new Program(
        name,
        jar,
        List.of("sh", "-c", script),
        Map.of("GREETING", "hello"),
        Stream.of(ready).toList());
  }
}

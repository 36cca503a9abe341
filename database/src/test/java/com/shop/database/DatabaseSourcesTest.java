package com.shop.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each way for real, where this machine has it. */
@Execution(ExecutionMode.CONCURRENT)
class DatabaseSourcesTest {

  @TempDir private Path temporary;

  @Test
  void unpackedFromPackages() throws Exception {
    ServerProvider source = UnpackProvider.inTheCache(System.out::println);
    Requires.that(source.missing().isEmpty(), "Debian's apt, to unpack MySQL from packages");
    servesAndStops(source);
  }

  /** The program that is unpacked, behind a name on a PATH. */
  @Test
  void mysqldOnThePath() throws Exception {
    UnpackProvider source = UnpackProvider.inTheCache(System.out::println);
    Requires.that(source.missing().isEmpty(), "a mysqld to put on the PATH");
    String words =
        source.mysqld().program().stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    Path program = script("exec " + words + " \"$@\"");
    servesAndStops(new PathProvider(program.getParent().toString()));
  }

  @Test
  void aMariaDbOnThePathIsLeftAlone() throws Exception {
    script("echo 'mysqld  Ver 10.11.11-MariaDB'");
    assertEquals(
        Optional.of(
            "the mysqld on the PATH is not MySQL 8.4 or later (mysqld  Ver 10.11.11-MariaDB)"),
        new PathProvider(temporary.toString()).missing());
  }

  @Test
  void aContainer() throws Exception {
    ServerProvider source = new DockerProvider(System.out::println);
    Optional<String> missing = source.missing();
    Requires.that(missing.isEmpty(), "Docker with mysql:9.7");
    servesAndStops(source);
  }

  private Path script(String line) throws IOException {
    Path program = temporary.resolve("mysqld");
    Files.writeString(program, "#!/bin/sh\n" + line + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return program;
  }

  private void servesAndStops(ServerProvider source) throws Exception {
    ServerFolder folder = new ServerFolder(temporary.resolve("server"), true);
    PrivateFile.folder(folder.path());
    Address address;
    try (Server server = source.open(folder)) {
      address = server.address();
      assertTrue(server.alive());
      assertTrue(address.answers());
    }
    assertFalse(address.answers());
    folder.remember(source.way());
    Leftovers.wipe(folder);
    assertFalse(Files.exists(folder.path()));
  }
}

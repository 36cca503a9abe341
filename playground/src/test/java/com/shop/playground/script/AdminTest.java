package com.shop.playground.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** scripts/admin, which creates the first admin of a cluster's shop. */
class AdminTest extends FakeCluster {
  private static final String PASSWORD = "it's \"a\" pass\\word";
  private static final String JSON = "it's \\\"a\\\" pass\\\\word";

  @BeforeEach
  void enterPassword() throws IOException {
    Files.createDirectories(cluster);
    input = PASSWORD + "\n";
  }

  @Test
  void aNewAccountBecomesTheFirstAdmin() throws IOException {
    Run run = run("admin", "create", "ann@shop.com", "Ann");
    assertEquals(0, run.status(), run.output());
    assertEquals(
        "{\"email\": \"ann@shop.com\", \"password\": \"%s\", \"name\": \"Ann\"}".formatted(JSON),
        file("sent"));
    assertTrue(file("granted").contains("SELECT UUID_TO_BIN('u'), 'admin'"), file("granted"));
    assertTrue(file("client.yaml").contains("name: user-service-secret"), file("client.yaml"));
    assertInOrder("-n shop create --filename=-", "-n shop delete pod mysql-client-.*");
  }

  @Test
  void thePasswordIsOnNoCommandLineInNoFileAndNotPrinted() throws IOException {
    Run run = run("admin", "create", "ann@shop.com");
    assertFalse(run.output().contains("pass"), run.output());
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        // What curl got over its standard input.
        if (!file.endsWith("sent")) {
          assertFalse(Files.readString(file).contains("pass\\word"), file::toString);
          assertFalse(Files.readString(file).contains("pass\\\\word"), file::toString);
        }
      }
    }
  }

  @Test
  void aShopThatHasAnAdminGetsNoOther() throws IOException {
    Files.writeString(cluster.resolve("admins"), "1\n");
    Run run = run("admin", "create", "ann@shop.com");
    assertEquals(1, run.status());
    assertTrue(run.output().contains("There is an admin already"), run.output());
    assertTrue(Files.notExists(cluster.resolve("urls")), "it has registered the account");
  }

  @Test
  void anInterruptedRunIsRepeatedWithTheSamePassword() throws IOException {
    Files.writeString(
        cluster.resolve("registered"),
        "{\"email\": \"ann@shop.com\", \"password\": \"%s\"}".formatted(JSON));
    Run run = run("admin", "create", "ann@shop.com");
    assertEquals(0, run.status(), run.output());
    assertTrue(file("granted").contains("UUID_TO_BIN('u2')"), file("granted"));
  }

  @Test
  void somebodyElsesAccountBecomesNoAdmin() throws IOException {
    Files.writeString(cluster.resolve("registered"), "another password");
    Run run = run("admin", "create", "ann@shop.com");
    assertEquals(1, run.status());
    assertTrue(run.output().contains("is registered already, with another"), run.output());
    assertTrue(Files.notExists(cluster.resolve("granted")), "it is an admin");
  }

  private String file(String name) throws IOException {
    return Files.readString(cluster.resolve(name));
  }
}
